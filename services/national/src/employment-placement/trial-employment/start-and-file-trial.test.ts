import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import {
  countRows,
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";
import type { PlacementEntity } from "../placement/placement.entity";
import { TRIAL_TRANSITIONS, type TrialStatus } from "./trial-employment.entity";

let party: TestParty;
let add: NationalRows;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const ON_TRIAL = {
  track: "TRIAL",
  trialDecision: {
    ruleVersion: "2013",
    group: "AGE_45_TO_64",
    reason: "経験がないため",
    decidedOn: "2013-10-03",
    decidedByRole: "national.counselor",
    agreedOn: "2013-10-03",
  },
} as const;
async function placed(given: Partial<PlacementEntity> = {}, referral: object = ON_TRIAL) {
  const registrationId = await add.registration({ seekerId: await add.person() });
  const jobOrderId = await add.jobOrder({ trialMode: "DUAL" });
  const referralId = await add.referral({ registrationId, jobOrderId, status: "HIRED", ...referral });
  return add.placement({ referralId, onTrial: true, ...given });
}
const FIELDS = `trial { id version placement { id } ruleVersion startsOn plannedEndOn planDueOn planFiledOn planOverdue status
  history { from to } }`;
const start = (who: CallerClaims, placementId: string, more: object = {}) => {
  const input = { placementId, startsOn: "2013-10-15", plannedEndOn: "2014-01-14", ...more };
  return sendNationalMutation(party, who, "startTrial", input, FIELDS);
};
const file = (who: CallerClaims, trialId: string, more: object = {}) =>
  sendNationalMutation(party, who, "fileTrialPlan", { trialId, version: 1, filedOn: "2013-10-31", ...more }, FIELDS);
const refused = (code: string, ...path: string[]) => ({
  trial: null,
  userErrors: [{ code, path: path.length ? path : null }],
});

describe("startTrial", () => {
  it("starts a trial under the rule of the referral, with a plan due in 14 days", async () => {
    const placementId = await placed();
    expect((await start(NATIONAL_COUNSELOR, placementId)).trial).toEqual({
      id: expect.any(String),
      version: 1,
      placement: { id: placementId },
      ruleVersion: "2013",
      startsOn: "2013-10-15",
      plannedEndOn: "2014-01-14",
      planDueOn: "2013-10-29",
      planFiledOn: null,
      planOverdue: true,
      status: "STARTED",
      history: [
        { from: null, to: "PLANNED" },
        { from: "PLANNED", to: "STARTED" },
      ],
    });
  });

  it("plans a trial for a future day and starts it on that day with the days given then", async () => {
    const placementId = await placed();
    const planned = await start(NATIONAL_COUNSELOR, placementId, {
      startsOn: "2013-11-01",
      plannedEndOn: "2014-01-31",
    });
    expect(planned.trial).toMatchObject({ status: "PLANNED", planDueOn: "2013-11-15", history: [{ to: "PLANNED" }] });
    const { trial } = await start(NATIONAL_COUNSELOR, placementId, {
      startsOn: "2013-10-31",
      plannedEndOn: "2014-01-30",
    });
    expect(trial).toMatchObject({ id: planned.trial.id, version: 2, status: "STARTED", startsOn: "2013-10-31" });
    expect(trial).toMatchObject({ plannedEndOn: "2014-01-30", planDueOn: "2013-11-14" });
  });

  it.each([
    ["2013-10-31", "2014-01-30", null],
    ["2013-10-31", "2014-01-31", "TRIAL_TOO_LONG"],
    ["2013-11-29", "2014-02-28", null],
    ["2013-11-29", "2014-03-01", "TRIAL_TOO_LONG"],
    ["2013-11-30", "2014-02-28", null],
    ["2013-11-30", "2014-03-01", "TRIAL_TOO_LONG"],
    ["2014-01-31", "2014-04-30", null],
    ["2014-01-31", "2014-05-01", "TRIAL_TOO_LONG"],
    ["2014-03-31", "2014-06-30", null],
    ["2014-03-31", "2014-07-01", "TRIAL_TOO_LONG"],
    ["2015-11-30", "2016-02-29", null],
    ["2015-11-30", "2016-03-01", "TRIAL_TOO_LONG"],
    ["2013-10-15", "2013-10-15", null],
    ["2013-10-15", "2013-10-14", "TRIAL_ENDS_BEFORE_START"],
  ])("accepts or refuses a trial from %s to %s: %s", async (startsOn, plannedEndOn, code) => {
    const placementId = await placed();
    const answer = await start(NATIONAL_COUNSELOR, placementId, { startsOn, plannedEndOn });
    if (code) expect(answer).toEqual(refused(code, "plannedEndOn"));
    else expect(answer.userErrors).toEqual([]);
  });

  it.each<[string, CallerClaims, () => Promise<string>, object, string, string]>([
    ["at another service point", NATIONAL_COUNSELOR_ELSEWHERE, () => placed(), {}, "NO_SUCH_RECORD", "placementId"],
    ["of an unknown placement", NATIONAL_COUNSELOR, async () => randomUUID(), {}, "NO_SUCH_RECORD", "placementId"],
    [
      "of a placement without a trial",
      NATIONAL_COUNSELOR,
      () => placed({ onTrial: false }),
      {},
      "PLACEMENT_NOT_ON_TRIAL",
      "placementId",
    ],
    ["without a trial decision", NATIONAL_COUNSELOR, () => placed({}, {}), {}, "PLACEMENT_NOT_ON_TRIAL", "placementId"],
    [
      "of a voided placement",
      NATIONAL_COUNSELOR,
      () => placed({ status: "VOIDED", voidReason: "誤り" }),
      {},
      "PLACEMENT_VOIDED",
      "placementId",
    ],
    [
      "before the hire",
      NATIONAL_COUNSELOR,
      () => placed(),
      { startsOn: "2013-10-09" },
      "TRIAL_BEFORE_HIRED",
      "startsOn",
    ],
  ])("refuses to start a trial %s and writes nothing", async (_, who, make, more, code, field) => {
    const placementId = await make();
    const before = await countRows(party, "trial_employment");
    expect(await start(who, placementId, more)).toEqual(refused(code, field));
    expect(await countRows(party, "trial_employment")).toEqual(before);
  });

  const STATES = Object.keys(TRIAL_TRANSITIONS) as TrialStatus[];
  it.each(STATES.flatMap((from) => [[from, "STARTED"] as const, [from, "PLANNED"] as const]))(
    "takes a trial from %s to %s only where that starts a planned one",
    async (status, to) => {
      const placementId = await placed();
      const endedOn = status === "PLANNED" || status === "STARTED" ? null : "2013-10-20";
      const convertedOn = status === "CONVERTED" ? "2013-10-20" : null;
      await add.trial({ placementId, status, endedOn, convertedOn });
      const startsOn = to === "STARTED" ? "2013-10-31" : "2013-11-01";
      const before = await countRows(party, "trial_employment");
      const { userErrors } = await start(NATIONAL_COUNSELOR, placementId, { startsOn });
      const isLegal = status === "PLANNED" && to === "STARTED";
      if (!isLegal) expect(await countRows(party, "trial_employment")).toEqual(before);
      expect(userErrors).toEqual(isLegal ? [] : [{ code: "ILLEGAL_TRANSITION", path: ["placementId"] }]);
    },
  );
});

describe("fileTrialPlan", () => {
  it("files a plan once, also a late one; the trial is then no longer overdue", async () => {
    const id = await add.trial({ placementId: await placed() });
    const { trial } = await file(NATIONAL_COUNSELOR, id);
    expect(trial).toMatchObject({ version: 2, planFiledOn: "2013-10-31", planOverdue: false });
    expect(await file(NATIONAL_COUNSELOR, id, { version: 2 })).toEqual(refused("PLAN_FILED_ALREADY", "trialId"));
  });

  it("is overdue from the fifteenth day when no plan is filed", async () => {
    for (const [startsOn, planOverdue] of [["2013-10-16", true] as const, ["2013-10-17", false] as const]) {
      const { trial } = await start(NATIONAL_COUNSELOR, await placed(), { startsOn });
      expect(trial).toMatchObject({ planOverdue });
    }
  });

  it.each<[string, CallerClaims, object, string, string[]]>([
    ["at another service point", NATIONAL_COUNSELOR_ELSEWHERE, {}, "NO_SUCH_RECORD", []],
    ["of an unknown trial", NATIONAL_COUNSELOR, { trialId: randomUUID() }, "NO_SUCH_RECORD", []],
    ["with an old version", NATIONAL_COUNSELOR, { version: 2 }, "VERSION_CONFLICT", ["version"]],
    ["on a future day", NATIONAL_COUNSELOR, { filedOn: "2013-11-01" }, "DAY_IN_THE_FUTURE", ["filedOn"]],
    ["before the hire", NATIONAL_COUNSELOR, { filedOn: "2013-10-09" }, "FILED_BEFORE_HIRED", ["filedOn"]],
  ])("refuses to file a plan %s", async (_, who, more, code, path) => {
    const id = await add.trial({ placementId: await placed() });
    expect(await file(who, id, more)).toEqual(refused(code, ...path));
    const query = "select plan_filed_on, version from trial_employment where id = $1";
    expect(await party.database.dataSource.query(query, [id])).toEqual([{ plan_filed_on: null, version: 1 }]);
  });

  it("refuses a plan of a trial that did not start", async () => {
    const placementId = await placed();
    const id = await add.trial({ placementId, status: "NOT_STARTED", endedOn: "2013-10-14" });
    expect(await file(NATIONAL_COUNSELOR, id)).toEqual(refused("PLAN_OF_NO_TRIAL", "trialId"));
  });
});
