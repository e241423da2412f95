import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import {
  countRows,
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  onlyUserError,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";
import type { PlacementEntity } from "../placement/placement.entity";
import { TRIAL_TRANSITIONS, type TrialEmploymentEntity, type TrialStatus } from "./trial-employment.entity";

let party: TestParty;
let add: NationalRows;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const PLANNED = { startsOn: "2013-11-05", plannedEndOn: "2014-02-04", planDueOn: "2013-11-19" };
const SAME_DAYS = { startsOn: PLANNED.startsOn, plannedEndOn: PLANNED.plannedEndOn };
const NEVER = { status: "NOT_STARTED", endedOn: "2013-10-30", endReason: "誤って記録" } as const;
/** A trial that is planned from 5 November, of a hire on 10 October. */
async function trial(given: Partial<TrialEmploymentEntity> = {}, placement: Partial<PlacementEntity> = {}) {
  const registrationId = await add.registration({ seekerId: await add.person() });
  const jobOrderId = await add.jobOrder({ trialMode: "DUAL" });
  const referralId = await add.referral({ registrationId, jobOrderId, status: "HIRED" });
  const placementId = await add.placement({ referralId, onTrial: true, startsOn: PLANNED.startsOn, ...placement });
  return add.trial({ placementId, status: "PLANNED", ...PLANNED, ...given });
}
const reason = "事業所の都合による延期";
const NEW_DAYS = { startsOn: "2013-11-18", plannedEndOn: "2014-02-17" };
const FIELDS = `trial { version status startsOn plannedEndOn planDueOn endedOn endReason history { from to reason }
  revisions { field before reason by { party role name } } }`;
const move = (trialId: string, more: object = {}, who: CallerClaims = NATIONAL_COUNSELOR) =>
  sendNationalMutation(party, who, "rescheduleTrial", { trialId, version: 1, ...NEW_DAYS, reason, ...more }, FIELDS);
const by = { party: "NATIONAL", role: "national.counselor", name: "紹介 一子" };

describe("rescheduleTrial", () => {
  it("moves a planned trial, with the day its plan is due, and keeps the days it had", async () => {
    const { trial: moved, userErrors } = await move(await trial());
    expect(userErrors).toEqual([]);
    expect(moved).toEqual({
      ...{ version: 2, status: "PLANNED", ...NEW_DAYS, planDueOn: "2013-12-02", endedOn: null, endReason: null },
      history: [{ from: "PLANNED", to: "PLANNED", reason }],
      revisions: [
        { field: "plannedEndOn", before: "2014-02-04", reason, by },
        { field: "startsOn", before: "2013-11-05", reason, by },
      ],
    });
  });

  it("plans a trial anew that was recorded as never begun, also with the same days", async () => {
    const { trial: anew } = await move(await trial(NEVER), SAME_DAYS);
    expect(anew).toMatchObject({ status: "PLANNED", ...SAME_DAYS, endedOn: null, endReason: null, revisions: [] });
    expect(anew.history).toEqual([{ from: "NOT_STARTED", to: "PLANNED", reason }]);
  });

  it("lets a trial begin by its new day, also one that has come", async () => {
    const { trial: begun } = await move(await trial(NEVER), { startsOn: "2013-10-31", plannedEndOn: "2014-01-30" });
    expect(begun.status).toBe("STARTED");
    const late = { startsOn: "2013-10-15", plannedEndOn: "2014-01-14", planDueOn: "2013-10-29" };
    expect((await move(await trial(late))).trial.status).toBe("PLANNED");
  });

  it.each(Object.keys(TRIAL_TRANSITIONS) as TrialStatus[])("moves a trial that is %s if it may", async (status) => {
    const isOver = status !== "PLANNED" && status !== "STARTED";
    const days = { startsOn: "2013-10-15", plannedEndOn: "2014-01-14", planDueOn: "2013-10-29" };
    const endedOn = isOver ? "2013-10-20" : null;
    const id = await trial({ ...days, status, endedOn, convertedOn: status === "CONVERTED" ? endedOn : null });
    const isLegal = TRIAL_TRANSITIONS[status].includes("PLANNED");
    expect(isLegal).toBe(status === "PLANNED" || status === "NOT_STARTED" || status === "STARTED");
    const { userErrors } = await move(id);
    expect(userErrors).toEqual(isLegal ? [] : [{ code: "ILLEGAL_TRANSITION", path: ["trialId"] }]);
  });

  const BEGUN = { startsOn: "2013-10-15", plannedEndOn: "2014-01-14", planDueOn: "2013-10-29" };
  const RIGHT = { startsOn: "2013-10-16", plannedEndOn: "2014-01-15" };

  it("corrects the days of a trial that began, with the day its plan is due, and keeps the days it had", async () => {
    const { trial: corrected } = await move(await trial({ ...BEGUN, status: "STARTED" }), RIGHT);
    expect(corrected).toMatchObject({ status: "STARTED", ...RIGHT, planDueOn: "2013-10-30" });
    expect(corrected.history).toEqual([{ from: "STARTED", to: "STARTED", reason }]);
    expect(corrected.revisions.map(({ before }: { before: string }) => before)).toEqual(["2014-01-14", "2013-10-15"]);
  });

  it("plans a trial again that was recorded as begun by mistake", async () => {
    const { trial: planned } = await move(await trial({ ...BEGUN, status: "STARTED" }));
    expect(planned).toMatchObject({ status: "PLANNED", ...NEW_DAYS });
  });

  it("corrects the days of a trial that ended, which stays so, and keeps its end within them", async () => {
    const ended = { ...BEGUN, status: "ENDED_EARLY", endedOn: "2013-10-20", endReason: "退職" } as const;
    const { trial: corrected } = await move(await trial(ended), RIGHT);
    expect(corrected).toMatchObject({ status: "ENDED_EARLY", ...RIGHT, endedOn: "2013-10-20", endReason: "退職" });
    const refusals: [object, string][] = [
      [{ startsOn: "2013-10-21", plannedEndOn: "2014-01-15" }, "ENDED_OUTSIDE_TRIAL"],
      [{ startsOn: "2013-10-15", plannedEndOn: "2013-10-19" }, "ENDED_OUTSIDE_TRIAL"],
      [{ startsOn: "2013-10-15", plannedEndOn: "2013-10-20" }, "ENDED_AT_TERM"],
    ];
    for (const [more, code] of refusals)
      expect(onlyUserError(await move(await trial(ended), more))).toEqual([code, "plannedEndOn"]);
  });

  it("tells all faults at once", async () => {
    const wrong = { startsOn: "2013-10-09", plannedEndOn: "2013-12-31", reason: "　" };
    const { userErrors } = await move(await trial(), wrong);
    expect(userErrors.map(({ code }: { code: string }) => code)).toEqual(["TRIAL_BEFORE_HIRED", "REASON_REQUIRED"]);
  });

  it.each<[string, object, [string, string | null]]>([
    ["to the days it has", SAME_DAYS, ["TRIAL_DAYS_UNCHANGED", "startsOn"]],
    ["before the hire", { startsOn: "2013-10-09", plannedEndOn: "2013-12-31" }, ["TRIAL_BEFORE_HIRED", "startsOn"]],
    ["to end before it starts", { plannedEndOn: "2013-11-17" }, ["TRIAL_ENDS_BEFORE_START", "plannedEndOn"]],
    ["for more than three months", { plannedEndOn: "2014-02-18" }, ["TRIAL_TOO_LONG", "plannedEndOn"]],
    ["to another age", { startsOn: "2024-01-01", plannedEndOn: "2024-03-31" }, ["DAY_TOO_LATE", "startsOn"]],
    ["for a blank reason", { reason: "　" }, ["REASON_REQUIRED", "reason"]],
    ["by an old version", { version: 2 }, ["VERSION_CONFLICT", "version"]],
    ["that nobody knows", { trialId: randomUUID() }, ["NO_SUCH_RECORD", "trialId"]],
  ])("does not move a trial %s, and writes nothing", async (_, more, refusal) => {
    const id = await trial();
    const before = await countRows(party, "profile_revision");
    expect(onlyUserError(await move(id, more))).toEqual(refusal);
    expect(await countRows(party, "profile_revision")).toEqual(before);
  });

  it("moves no trial of another service point, nor of a placement that was voided", async () => {
    expect(onlyUserError(await move(await trial(), {}, NATIONAL_COUNSELOR_ELSEWHERE))).toEqual([
      "NO_SUCH_RECORD",
      "trialId",
    ]);
    const id = await trial(NEVER, { status: "VOIDED", voidReason: "誤り" });
    expect(onlyUserError(await move(id))).toEqual(["PLACEMENT_VOIDED", "trialId"]);
  });
});

describe("an end of a trial that was recorded by mistake", () => {
  const days = { startsOn: "2013-10-15", plannedEndOn: "2014-01-14", planDueOn: "2013-10-29" };
  const converted = () => trial({ ...days, status: "CONVERTED", endedOn: "2013-10-20", convertedOn: "2013-10-21" });
  const end = (trialId: string, more: object) =>
    sendNationalMutation(party, NATIONAL_COUNSELOR, "endTrial", { trialId, version: 1, ...more }, FIELDS);

  it("is recorded again with a reason, and what it was is kept", async () => {
    const again = { to: "ENDED_EARLY", endedOn: "2013-10-25", reason: "移行の誤記" };
    const { trial: corrected, userErrors } = await end(await converted(), again);
    expect(userErrors).toEqual([]);
    expect(corrected).toMatchObject({
      ...{ version: 2, status: "ENDED_EARLY", endedOn: "2013-10-25", endReason: again.reason },
      history: [{ from: "CONVERTED", to: "ENDED_EARLY", reason: again.reason }],
      revisions: [
        { field: "convertedOn", before: "2013-10-21", reason: again.reason, by },
        { field: "endedOn", before: "2013-10-20", reason: again.reason, by },
      ],
    });
  });

  it("is not recorded again for no reason", async () => {
    const again = { to: "CONVERTED", endedOn: "2013-10-20", convertedOn: "2013-10-22" };
    expect((await end(await converted(), again)).userErrors).toEqual([{ code: "REASON_REQUIRED", path: ["reason"] }]);
  });
});
