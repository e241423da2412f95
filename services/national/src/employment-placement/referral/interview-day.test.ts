import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import { countRows, NATIONAL_COUNSELOR, onlyUserError, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";
import type { ReferralEntity } from "./referral.entity";

let party: TestParty;
let add: NationalRows;
let registrationId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
  registrationId = await add.registration({ seekerId: await add.person() });
});
afterAll(() => party?.[Symbol.asyncDispose]());

/** A referral issued on 3 October, whose interview is set for the 20th. */
const referral = async (given: Partial<ReferralEntity> = {}) => {
  const set = { status: "INTERVIEW_SET", interviewOn: "2013-10-20" } as const;
  return add.referral({ registrationId, jobOrderId: await add.jobOrder({}), ...set, ...given });
};
const FIELDS = `referral { version status statusOn interviewOn history { from to reason }
  revisions { field before reason by { party role name } } }`;
const record = (referralId: string, more: object) => {
  const input = { referralId, version: 1, on: "2013-10-15", ...more };
  return sendNationalMutation(party, NATIONAL_COUNSELOR, "recordReferralProgress", input, FIELDS);
};
const MOVED = { to: "INTERVIEW_SET", interviewOn: "2013-11-05" };
const kept = (before: string, reason: string | null) => ({
  ...{ field: "interviewOn", before, reason },
  by: { party: "NATIONAL", role: "national.counselor", name: "紹介 一子" },
});

describe("an interview", () => {
  it("is moved as often as it needs to be, and the days it had are kept with their reasons", async () => {
    const id = await referral();
    const { referral: once } = await record(id, { ...MOVED, reason: "本人の都合" });
    expect(once).toEqual({
      ...{ version: 2, status: "INTERVIEW_SET", statusOn: "2013-10-15", interviewOn: "2013-11-05" },
      history: [{ from: "INTERVIEW_SET", to: "INTERVIEW_SET", reason: "本人の都合" }],
      revisions: [kept("2013-10-20", "本人の都合")],
    });
    const { referral: twice } = await record(id, { ...MOVED, version: 2, interviewOn: "2013-10-16" });
    expect(twice.revisions).toEqual([kept("2013-10-20", "本人の都合"), kept("2013-11-05", null)]);
    const { referral: held } = await record(id, { version: 3, to: "INTERVIEWED", on: "2013-10-16" });
    expect([held.interviewOn, held.revisions.length]).toEqual(["2013-10-16", 2]);
  });

  it.each([
    ["to the day it has", { interviewOn: "2013-10-20" }, ["INTERVIEW_DAY_UNCHANGED", "interviewOn"]],
    ["to no day", { interviewOn: null }, ["INTERVIEW_DAY_REQUIRED", "interviewOn"]],
    ["to a day before it is moved", { interviewOn: "2013-10-14" }, ["INTERVIEW_DAY_OUT_OF_ORDER", "interviewOn"]],
    ["to a day more than a year ahead", { interviewOn: "2014-11-01" }, ["DAY_TOO_LATE", "interviewOn"]],
    ["on a day to come", { on: "2013-11-01" }, ["DAY_IN_THE_FUTURE", "on"]],
  ])("is not moved %s, and nothing is written", async (_, more, refusal) => {
    const id = await referral();
    const before = await countRows(party, "profile_revision");
    expect(onlyUserError(await record(id, { ...MOVED, ...more }))).toEqual(refusal);
    expect(await countRows(party, "profile_revision")).toEqual(before);
  });

  it("may be set for a day a year ahead", async () => {
    expect((await record(await referral(), { ...MOVED, interviewOn: "2014-10-31" })).userErrors).toEqual([]);
  });
});

describe("a step before the day for which the interview is set", () => {
  it.each(["INTERVIEWED", "HIRED", "NOT_HIRED", "NO_SHOW"])("is refused as %s", async (to) => {
    const id = await referral();
    expect(onlyUserError(await record(id, { to }))).toEqual(["INTERVIEW_STILL_TO_COME", "on"]);
    expect((await record(id, { to, on: "2013-10-20" })).userErrors).toEqual([]);
  });

  it("is taken with the day on which it was held instead, and keeps the one that was set", async () => {
    const { referral: held } = await record(await referral(), { to: "INTERVIEWED", interviewOn: "2013-10-14" });
    expect([held.interviewOn, held.revisions]).toEqual(["2013-10-14", [kept("2013-10-20", null)]]);
  });

  it.each(["HIRED", "NOT_HIRED"])("is taken as %s where the employer decided without one", async (to) => {
    const { referral: decided } = await record(await referral(), { to, interviewOn: null });
    expect([decided.interviewOn, decided.revisions]).toEqual([null, [kept("2013-10-20", null)]]);
  });

  it("is no interview that was never held", async () => {
    const answer = await record(await referral(), { to: "INTERVIEWED", interviewOn: null });
    expect(onlyUserError(answer)).toEqual(["INTERVIEW_STILL_TO_COME", "on"]);
  });

  it.each(["SEEKER_DECLINED", "ORDER_CLOSED", "RESULT_UNKNOWN"])("is taken as %s, and leaves the day", async (to) => {
    const { referral: ended } = await record(await referral(), { to });
    expect([ended.status, ended.interviewOn]).toEqual([to, "2013-10-20"]);
  });

  it("is refused by the database too", async () => {
    const id = await referral();
    const early = "update referral set status = 'HIRED', status_on = '2013-10-19' where id = $1";
    await expect(party.database.dataSource.query(early, [id])).rejects.toThrow(/result_after_interview/);
  });
});

describe("the days of a referral's states", () => {
  const APPLIED = { status: "APPLIED", interviewOn: null, statusOn: "2013-10-15" } as const;

  it("follow one another", async () => {
    const id = await referral(APPLIED);
    for (const step of [{ to: "NOT_HIRED" }, { to: "RESULT_UNKNOWN" }, { ...MOVED }])
      expect(onlyUserError(await record(id, { ...step, on: "2013-10-14" }))).toEqual(["STEP_TOO_EARLY", "on"]);
    expect((await record(id, { to: "NOT_HIRED" })).referral.statusOn).toBe("2013-10-15");
  });

  it("may go back where a result is corrected that was wrong, though not before the interview", async () => {
    const id = await referral({ ...APPLIED, status: "RESULT_UNKNOWN" });
    const late = { to: "HIRED", on: "2013-10-10", reason: "採用の連絡が遅れた" };
    expect((await record(id, late)).referral.statusOn).toBe("2013-10-10");
    const other = await referral({ status: "NOT_HIRED", interviewOn: "2013-10-12", statusOn: "2013-10-15" });
    expect(onlyUserError(await record(other, { ...late, on: "2013-10-11" }))).toEqual(["STEP_TOO_EARLY", "on"]);
  });

  it("are not known before anything follows the letter", async () => {
    const query = "query ($id: ID!) { referral(id: $id) { statusOn revisions { field } } }";
    const id = await referral({ status: "ISSUED", interviewOn: null });
    expect((await party.ask(query, { id })).data.referral).toEqual({ statusOn: null, revisions: [] });
  });
});
