import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { illegalTransitions, legalTransitions } from "@aiwork/kit/agreement/transition-steps";
import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import {
  countRows,
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";
import { isLiveReferral, REFERRAL_TRANSITIONS, type ReferralEntity } from "./referral.entity";

let party: TestParty;
let add: NationalRows;
let registrationId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
  registrationId = await add.registration({ seekerId: await add.person() });
});
afterAll(() => party?.[Symbol.asyncDispose]());

/** A referral issued on 3 October to a new order. */
const referral = async (given: Partial<ReferralEntity> = {}) =>
  add.referral({ registrationId, jobOrderId: await add.jobOrder({}), ...given });
const record = (who: CallerClaims, referralId: string, more: object) => {
  const input = { referralId, version: 1, on: "2013-10-10", ...more };
  const fields = "referral { version status interviewOn outcomeReason history { from to reason } }";
  return sendNationalMutation(party, who, "recordReferralProgress", input, fields);
};
const rows = () => countRows(party, "referral");
const refused = (code: string, ...path: string[]) => ({
  referral: null,
  userErrors: [{ code, path: path.length ? path : null }],
});

describe("recordReferralProgress", () => {
  it.each(legalTransitions(REFERRAL_TRANSITIONS))(
    "changes a referral from %s to %s and records it in the history",
    async (status, to) => {
      const id = await referral({ status });
      const more = { to, reason: "電話で確認", interviewOn: to === "INTERVIEW_SET" ? "2013-11-05" : undefined };
      const { referral: changed, userErrors } = await record(NATIONAL_COUNSELOR, id, more);
      expect(userErrors).toEqual([]);
      expect(changed).toMatchObject({ version: 2, status: to, history: [{ from: status, to, reason: "電話で確認" }] });
      expect(changed.outcomeReason).toBe(isLiveReferral(to) ? null : "電話で確認");
      const [row] = await party.database.dataSource.query("select concluded_on from referral where id = $1", [id]);
      expect(row.concluded_on).toBe(isLiveReferral(to) ? null : "2013-10-10");
    },
  );

  it.each(illegalTransitions(REFERRAL_TRANSITIONS))(
    "refuses to change a referral from %s to %s",
    async (status, to) => {
      const id = await referral({ status });
      const before = await rows();
      const more = { to, reason: "電話で確認", interviewOn: "2013-10-10" };
      expect(await record(NATIONAL_COUNSELOR, id, more)).toEqual(refused("ILLEGAL_TRANSITION", "to"));
      expect(await rows()).toEqual(before);
    },
  );

  it.each(["NOT_HIRED", "ORDER_CLOSED", "RESULT_UNKNOWN"] as const)(
    "requires a reason for a late hire after %s",
    async (status) => {
      const id = await referral({ status });
      for (const reason of [undefined, " 　"])
        expect(await record(NATIONAL_COUNSELOR, id, { to: "HIRED", reason })).toEqual(
          refused("REASON_REQUIRED", "reason"),
        );
      expect((await record(NATIONAL_COUNSELOR, id, { to: "HIRED", reason: "採用の連絡が遅れた" })).userErrors).toEqual(
        [],
      );
    },
  );

  it.each(["NOT_HIRED", "SEEKER_DECLINED", "NO_SHOW", "ORDER_CLOSED"] as const)(
    "takes the result %s, for a reason, once an unknown one is known",
    async (to) => {
      const id = await referral({ status: "RESULT_UNKNOWN" });
      expect(await record(NATIONAL_COUNSELOR, id, { to })).toEqual(refused("REASON_REQUIRED", "reason"));
      const { referral: changed } = await record(NATIONAL_COUNSELOR, id, { to, reason: "求人者の回答が遅れた" });
      expect(changed).toMatchObject({ status: to, outcomeReason: "求人者の回答が遅れた" });
    },
  );

  it.each([
    ["SEEKER_DECLINED", "HIRED"],
    ["SEEKER_DECLINED", "NO_SHOW"],
    ["NO_SHOW", "NOT_HIRED"],
  ] as const)("takes the place of %s, which was entered by mistake, as %s for a reason alone", async (status, to) => {
    const id = await referral({ status, statusOn: "2013-10-20", concludedOn: "2013-10-20" });
    expect(await record(NATIONAL_COUNSELOR, id, { to })).toEqual(refused("REASON_REQUIRED", "reason"));
    const { referral: changed } = await record(NATIONAL_COUNSELOR, id, { to, reason: "入力の誤り" });
    expect(changed).toMatchObject({ status: to, outcomeReason: "入力の誤り" });
  });

  it.each(["NOT_HIRED", "SEEKER_DECLINED"] as const)("takes a hire back as %s for a reason alone", async (to) => {
    const id = await referral({ status: "HIRED" });
    expect(await record(NATIONAL_COUNSELOR, id, { to })).toEqual(refused("REASON_REQUIRED", "reason"));
    const { referral: changed } = await record(NATIONAL_COUNSELOR, id, { to, reason: "内定辞退" });
    expect(changed).toMatchObject({ status: to, outcomeReason: "内定辞退" });
  });

  it("takes no hire back while a placement by it stands, also in the database, and does after it was voided", async () => {
    const id = await referral({ status: "HIRED" });
    const placementId = await add.placement({ referralId: id });
    const before = await rows();
    expect(await record(NATIONAL_COUNSELOR, id, { to: "NOT_HIRED", reason: "誤り" })).toEqual(
      refused("PLACEMENT_STANDS", "to"),
    );
    expect(await rows()).toEqual(before);
    const { dataSource } = party.database;
    await expect(dataSource.query("update referral set status = 'NOT_HIRED' where id = $1", [id])).rejects.toThrow(
      /placement by the referral stands/,
    );
    await dataSource.query("update placement set status = 'VOIDED', void_reason = '誤り' where id = $1", [placementId]);
    expect((await record(NATIONAL_COUNSELOR, id, { to: "NOT_HIRED", reason: "誤り" })).userErrors).toEqual([]);
  });

  it.each<[string, CallerClaims, object, string, string[]]>([
    ["at another service point", NATIONAL_COUNSELOR_ELSEWHERE, { to: "APPLIED" }, "NO_SUCH_RECORD", ["referralId"]],
    ["with an old version", NATIONAL_COUNSELOR, { to: "APPLIED", version: 2 }, "VERSION_CONFLICT", ["version"]],
    ["on a future day", NATIONAL_COUNSELOR, { to: "APPLIED", on: "2013-11-01" }, "DAY_IN_THE_FUTURE", ["on"]],
    ["before the letter", NATIONAL_COUNSELOR, { to: "APPLIED", on: "2013-10-02" }, "STEP_TOO_EARLY", ["on"]],
    [
      "to INTERVIEW_SET without a day",
      NATIONAL_COUNSELOR,
      { to: "INTERVIEW_SET" },
      "INTERVIEW_DAY_REQUIRED",
      ["interviewOn"],
    ],
    [
      "with a day of an interview that the step does not take",
      NATIONAL_COUNSELOR,
      { to: "APPLIED", interviewOn: "2013-10-10" },
      "INTERVIEW_DAY_UNASKED",
      ["interviewOn"],
    ],
    [
      "as an interview in another age",
      NATIONAL_COUNSELOR,
      { to: "INTERVIEW_SET", interviewOn: "9999-12-31" },
      "DAY_TOO_LATE",
      ["interviewOn"],
    ],
    [
      "as an interview before the letter",
      NATIONAL_COUNSELOR,
      { to: "INTERVIEW_SET", interviewOn: "2013-10-02" },
      "INTERVIEW_DAY_OUT_OF_ORDER",
      ["interviewOn"],
    ],
    [
      "as hired after an interview before the letter",
      NATIONAL_COUNSELOR,
      { to: "HIRED", interviewOn: "2013-10-02" },
      "INTERVIEW_DAY_OUT_OF_ORDER",
      ["interviewOn"],
    ],
    [
      "as hired before the interview",
      NATIONAL_COUNSELOR,
      { to: "HIRED", interviewOn: "2013-10-11" },
      "INTERVIEW_DAY_OUT_OF_ORDER",
      ["interviewOn"],
    ],
    [
      "with a My Number",
      NATIONAL_COUNSELOR,
      { to: "NOT_HIRED", reason: "123456789018" },
      "MY_NUMBER_FOUND",
      ["reason"],
    ],
  ])("is not recorded %s", async (_, who, more, code, path) => {
    const id = await referral();
    const before = await rows();
    expect(await record(who, id, more)).toEqual(refused(code, ...path));
    expect(await rows()).toEqual(before);
  });

  it("refuses a result dated before the interview that was held", async () => {
    const id = await referral({ status: "INTERVIEWED", interviewOn: "2013-10-11" });
    expect(await record(NATIONAL_COUNSELOR, id, { to: "HIRED" })).toEqual(refused("STEP_TOO_EARLY", "on"));
    expect((await record(NATIONAL_COUNSELOR, id, { to: "HIRED", on: "2013-10-11" })).userErrors).toEqual([]);
  });
});

describe("the day of the interview of a referral", () => {
  it.each([
    ["is the day of the INTERVIEWED step when none was set", null, {}, "2013-10-10"],
    ["stays as set before", "2013-10-09", {}, "2013-10-09"],
    ["is taken from the input when given", "2013-10-20", { interviewOn: "2013-10-08" }, "2013-10-08"],
  ])("the day of the interview %s", async (_, known, more, day) => {
    const id = await referral({ status: "INTERVIEW_SET", interviewOn: known });
    const { referral: changed } = await record(NATIONAL_COUNSELOR, id, { to: "INTERVIEWED", ...more });
    expect(changed.interviewOn).toBe(day);
  });
});
