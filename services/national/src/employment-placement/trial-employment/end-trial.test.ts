import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import {
  illegalTransitions,
  legalTransitions,
  parseTransitionSteps,
  transitionSteps,
} from "@aiwork/kit/agreement/transition-steps";
import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import {
  countRows,
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";
import {
  isOpenTrial,
  TRIAL_END_TRANSITIONS,
  TRIAL_RESUME_TRANSITIONS,
  TRIAL_START_TRANSITIONS,
  TRIAL_TRANSITIONS,
  type TrialEmploymentEntity,
  type TrialStatus,
} from "./trial-employment.entity";

let party: TestParty;
let add: NationalRows;
let registrationId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
  registrationId = await add.registration({ seekerId: await add.person() });
});
afterAll(() => party?.[Symbol.asyncDispose]());

/** A trial from 16 July to 15 October. */
async function trial(given: Partial<TrialEmploymentEntity> = {}) {
  const jobOrderId = await add.jobOrder({ trialMode: "DUAL" });
  const referralId = await add.referral({ registrationId, jobOrderId, issuedOn: "2013-07-01", status: "HIRED" });
  const hired = { hiredOn: "2013-07-10", startsOn: "2013-07-16", onTrial: true };
  const placementId = await add.placement({ referralId, ...hired });
  const days = { startsOn: "2013-07-16", plannedEndOn: "2013-10-15", planDueOn: "2013-07-30" };
  return add.trial({ placementId, ...days, ...given });
}
const end = (who: CallerClaims, trialId: string, more: object) => {
  const fields = "trial { version status endedOn endReason convertedOn history { from to reason } }";
  return sendNationalMutation(party, who, "endTrial", { trialId, version: 1, endedOn: "2013-10-10", ...more }, fields);
};
const refused = (code: string, ...path: string[]) => ({
  trial: null,
  userErrors: [{ code, path: path.length ? path : null }],
});
const TO_COME = { startsOn: "2013-11-05", plannedEndOn: "2014-02-04", planDueOn: "2013-11-19" };
const REASON = { reason: "職場が合わなかったため" };
const converted = (more: object = {}) => ({
  to: "CONVERTED",
  convertedOn: "2013-10-16",
  endedOn: "2013-10-15",
  ...more,
});

function endedAs(status: TrialStatus): Partial<TrialEmploymentEntity> {
  const endedOn = isOpenTrial(status) ? null : "2013-10-09";
  return { status, endedOn, convertedOn: status === "CONVERTED" ? "2013-10-16" : null };
}

describe("the states of a trial", () => {
  it("match the state machine of the domain; only startTrial, or its first day, starts a trial, and only rescheduleTrial plans it anew", () => {
    const ended = "CONVERTED / NOT_CONVERTED / ENDED_EARLY";
    const ends = `STARTED / ${ended}→${ended}; PLANNED→NOT_STARTED`;
    expect(transitionSteps(TRIAL_END_TRANSITIONS)).toEqual(parseTransitionSteps(ends));
    expect(transitionSteps(TRIAL_TRANSITIONS)).toEqual(
      parseTransitionSteps(`${ends}; PLANNED / STARTED→PLANNED / STARTED; NOT_STARTED→PLANNED; ${ended}→STARTED`),
    );
    expect(transitionSteps(TRIAL_RESUME_TRANSITIONS)).toEqual(parseTransitionSteps(`${ended}→STARTED`));
    expect(transitionSteps(TRIAL_START_TRANSITIONS)).toEqual(parseTransitionSteps("PLANNED→STARTED"));
  });
});

describe("a trial", () => {
  it.each(legalTransitions(TRIAL_END_TRANSITIONS))(
    "ends a trial from %s to %s with its day and reason",
    async (status, to) => {
      const id = await trial(endedAs(status));
      const convertedOn = to === "CONVERTED" ? "2013-10-16" : null;
      const { trial: ended, userErrors } = await end(NATIONAL_COUNSELOR, id, { to, convertedOn, ...REASON });
      expect(userErrors).toEqual([]);
      const columns = { version: 2, status: to, endedOn: "2013-10-10", endReason: REASON.reason, convertedOn };
      expect(ended).toEqual({ ...columns, history: [{ from: status, to, ...REASON }] });
    },
  );

  it.each(illegalTransitions(TRIAL_END_TRANSITIONS))("refuses to end a trial from %s to %s", async (status, to) => {
    const id = await trial({ ...endedAs(status), ...(status === "PLANNED" ? TO_COME : {}) });
    const before = await countRows(party, "trial_employment");
    expect(await end(NATIONAL_COUNSELOR, id, { to, ...REASON })).toEqual(refused("ILLEGAL_TRANSITION", "to"));
    expect(await countRows(party, "trial_employment")).toEqual(before);
  });

  it("needs no reason for a conversion and makes no second placement", async () => {
    const id = await trial();
    const before = await countRows(party, "placement");
    expect((await end(NATIONAL_COUNSELOR, id, converted())).trial).toMatchObject({
      status: "CONVERTED",
      endReason: null,
    });
    expect((await countRows(party, "placement")).placement).toBe(before.placement);
  });

  it("leaves the end of a trial whose placement was voided", async () => {
    const id = await trial(endedAs("NOT_CONVERTED"));
    await party.database.dataSource.query(
      `update placement set status = 'VOIDED', void_reason = '誤り'
       where id = (select placement_id from trial_employment where id = $1)`,
      [id],
    );
    expect(await end(NATIONAL_COUNSELOR, id, converted(REASON))).toEqual(refused("PLACEMENT_VOIDED", "trialId"));
  });

  it("tells all faults of an end at once", async () => {
    const wrong = { to: "NOT_CONVERTED", endedOn: "2013-07-15" };
    const { userErrors } = await end(NATIONAL_COUNSELOR, await trial(), wrong);
    expect(userErrors.map(({ code }: { code: string }) => code)).toEqual(["ENDED_OUTSIDE_TRIAL", "REASON_REQUIRED"]);
  });

  it("sets a planned trial to NOT_STARTED, also before its first day", async () => {
    const id = await trial({ status: "PLANNED", ...TO_COME });
    expect((await end(NATIONAL_COUNSELOR, id, { to: "NOT_STARTED", ...REASON })).userErrors).toEqual([]);
  });

  it("does not turn out never to begin before the hire", async () => {
    const id = await trial({ status: "PLANNED", ...TO_COME });
    const never = { to: "NOT_STARTED", ...REASON };
    expect(await end(NATIONAL_COUNSELOR, id, { ...never, endedOn: "2013-07-09" })).toEqual(
      refused("ENDED_BEFORE_HIRED", "endedOn"),
    );
    expect((await end(NATIONAL_COUNSELOR, id, { ...never, endedOn: "2013-07-10" })).userErrors).toEqual([]);
  });

  it.each<[string, CallerClaims, object, string, string[]]>([
    ["at another service point", NATIONAL_COUNSELOR_ELSEWHERE, converted(), "NO_SUCH_RECORD", ["trialId"]],
    ["with an unknown id", NATIONAL_COUNSELOR, converted({ trialId: randomUUID() }), "NO_SUCH_RECORD", ["trialId"]],
    ["with an old version", NATIONAL_COUNSELOR, converted({ version: 2 }), "VERSION_CONFLICT", ["version"]],
    ["on a future day", NATIONAL_COUNSELOR, converted({ endedOn: "2013-11-01" }), "DAY_IN_THE_FUTURE", ["endedOn"]],
    ["before its start", NATIONAL_COUNSELOR, converted({ endedOn: "2013-07-15" }), "ENDED_OUTSIDE_TRIAL", ["endedOn"]],
    [
      "after its planned end",
      NATIONAL_COUNSELOR,
      converted({ endedOn: "2013-10-16" }),
      "ENDED_OUTSIDE_TRIAL",
      ["endedOn"],
    ],
    [
      "early on its last day",
      NATIONAL_COUNSELOR,
      { to: "ENDED_EARLY", endedOn: "2013-10-15", ...REASON },
      "ENDED_AT_TERM",
      ["endedOn"],
    ],
    ["early for no reason", NATIONAL_COUNSELOR, { to: "ENDED_EARLY" }, "REASON_REQUIRED", ["reason"]],
    [
      "at its term for no reason",
      NATIONAL_COUNSELOR,
      { to: "NOT_CONVERTED", reason: " " },
      "REASON_REQUIRED",
      ["reason"],
    ],
    ["by a conversion of no day", NATIONAL_COUNSELOR, { to: "CONVERTED" }, "CONVERSION_DAY_REQUIRED", ["convertedOn"]],
    [
      "with a conversion in the future",
      NATIONAL_COUNSELOR,
      converted({ convertedOn: "2013-11-01" }),
      "DAY_IN_THE_FUTURE",
      ["convertedOn"],
    ],
    [
      "with a conversion before its end",
      NATIONAL_COUNSELOR,
      converted({ convertedOn: "2013-10-14" }),
      "CONVERTED_BEFORE_END",
      ["convertedOn"],
    ],
    [
      "with a day of conversion but no conversion",
      NATIONAL_COUNSELOR,
      { to: "NOT_CONVERTED", convertedOn: "2013-10-16", ...REASON },
      "CONVERSION_DAY_UNASKED",
      ["convertedOn"],
    ],
  ])("refuses to end a trial %s and writes nothing", async (_, who, more, code, path) => {
    const id = await trial();
    const before = await countRows(party);
    expect(await end(who, id, more)).toEqual(refused(code, ...path));
    expect(await countRows(party)).toEqual(before);
    const query = "select status, version from trial_employment where id = $1";
    expect(await party.database.dataSource.query(query, [id])).toEqual([{ status: "STARTED", version: 1 }]);
  });
});
