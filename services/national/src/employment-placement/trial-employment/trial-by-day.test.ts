import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, onlyUserError, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";
import type { TrialEmploymentEntity } from "./trial-employment.entity";

let party: TestParty;
let add: NationalRows;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const TODAY = { startsOn: "2013-10-31", plannedEndOn: "2014-01-30", planDueOn: "2013-11-14" };
const TOMORROW = { startsOn: "2013-11-01", plannedEndOn: "2014-01-31", planDueOn: "2013-11-15" };
const EARLIER = { startsOn: "2013-10-15", plannedEndOn: "2014-01-14", planDueOn: "2013-10-29" };

/** A planned trial that nobody has started. */
async function planned(days: Partial<TrialEmploymentEntity>) {
  const seekerId = await add.person();
  const registrationId = await add.registration({ seekerId });
  const jobOrderId = await add.jobOrder({ trialMode: "DUAL" });
  const referralId = await add.referral({ registrationId, jobOrderId, status: "HIRED" });
  const placementId = await add.placement({ referralId, onTrial: true });
  return { seekerId, placementId, trialId: await add.trial({ placementId, status: "PLANNED", ...days }) };
}
const end = (trialId: string, more: object) => {
  const fields = "trial { status history { from to reason } }";
  const input = { trialId, version: 1, endedOn: "2013-10-31", reason: "退職", ...more };
  return sendNationalMutation(party, NATIONAL_COUNSELOR, "endTrial", input, fields);
};
const BEGUN = { from: "PLANNED", to: "STARTED", reason: "開始日が到来したため" };

describe("a planned trial", () => {
  it.each([
    ["STARTED", "on its first day", TODAY, ["TRIAL_STARTED"]],
    ["PLANNED", "the day before", TOMORROW, []],
  ])("reads as %s %s, in the person's half, in the worklist and in the timeline", async (status, _, days, started) => {
    const { seekerId, trialId } = await planned(days);
    const query = `query ($id: ID!) { seeker(id: $id) { national { trialEmployments { status } timeline { kind } } } }`;
    const { trialEmployments, timeline } = (await party.ask(query, { id: seekerId })).data.seeker.national;
    expect(trialEmployments).toEqual([{ status }]);
    const kinds = timeline.map(({ kind }: { kind: string }) => kind);
    expect(kinds.filter((kind: string) => kind === "TRIAL_STARTED")).toEqual(started);
    for (const listed of ["PLANNED", "STARTED"]) {
      const list = `{ trialEmployments(first: 100, filter: { status: ${listed} }) { edges { node { id status } } } }`;
      const { edges } = (await party.ask(list)).data.trialEmployments;
      const nodes = edges.map(({ node }: { node: { id: string; status: string } }) => node);
      expect(nodes.every((node: { status: string }) => node.status === listed)).toBe(true);
      expect(nodes.some((node: { id: string }) => node.id === trialId)).toBe(listed === status);
    }
  });

  it("that began by its day is ended without another startTrial, and its history says that it began", async () => {
    const { trialId } = await planned(EARLIER);
    expect((await end(trialId, { to: "ENDED_EARLY" })).trial).toEqual({
      status: "ENDED_EARLY",
      history: [BEGUN, { from: "STARTED", to: "ENDED_EARLY", reason: "退職" }],
    });
    const other = await planned(EARLIER);
    const { trial } = await end(other.trialId, { to: "CONVERTED", convertedOn: "2013-10-31", reason: undefined });
    expect(trial.history).toEqual([BEGUN, { from: "STARTED", to: "CONVERTED", reason: null }]);
  });

  it("whose day has come may still turn out never to have begun", async () => {
    const { trialId } = await planned(EARLIER);
    const { trial } = await end(trialId, { to: "NOT_STARTED" });
    expect(trial).toEqual({ status: "NOT_STARTED", history: [{ from: "PLANNED", to: "NOT_STARTED", reason: "退職" }] });
  });

  it("whose day is still to come does not end as if it had begun", async () => {
    const { trialId } = await planned(TOMORROW);
    expect(onlyUserError(await end(trialId, { to: "ENDED_EARLY" }))).toEqual(["ILLEGAL_TRANSITION", "to"]);
  });

  it("that began on another day than planned takes the days given when the start is recorded, and keeps the others", async () => {
    const { placementId } = await planned(EARLIER);
    await party.database.dataSource.query(
      `insert into trial_decision (referral_id, rule_version, target_group, reason, decided_on, agreed_on, decided_by_role)
       select referral_id, '2013', 'DISABLED', '経験がないため', '2013-10-03', '2013-10-03', 'national.counselor'
       from placement where id = $1`,
      [placementId],
    );
    const input = { placementId, startsOn: "2013-10-21", plannedEndOn: "2014-01-20" };
    const fields = "trial { status startsOn history { from to } revisions { field before reason } }";
    const { trial } = await sendNationalMutation(party, NATIONAL_COUNSELOR, "startTrial", input, fields);
    expect(trial).toEqual({
      ...{ status: "STARTED", startsOn: "2013-10-21", history: [{ from: "PLANNED", to: "STARTED" }] },
      revisions: [
        { field: "plannedEndOn", before: EARLIER.plannedEndOn, reason: null },
        { field: "startsOn", before: EARLIER.startsOn, reason: null },
      ],
    });
  });
});
