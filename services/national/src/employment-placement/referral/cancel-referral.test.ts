import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
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

const referral = async (given: Partial<ReferralEntity> = {}) =>
  add.referral({ registrationId, jobOrderId: await add.jobOrder({}), ...given });
const record = (referralId: string, more: object) => {
  const input = { referralId, version: 1, on: "2013-10-10", ...more };
  const fields = "referral { status outcomeReason }";
  return sendNationalMutation(party, NATIONAL_COUNSELOR, "recordReferralProgress", input, fields);
};
const refused = (code: string, ...path: string[]) => ({ referral: null, userErrors: [{ code, path }] });

describe("a referral that was entered by mistake", () => {
  it.each(["APPLIED", "INTERVIEW_SET", "INTERVIEWED", "HIRED", "NOT_HIRED"] as const)(
    "cancels a referral that is %s, such as one entered under another person, for a reason alone",
    async (status) => {
      const id = await referral({ status });
      expect(await record(id, { to: "CANCELED" })).toEqual(refused("REASON_REQUIRED", "reason"));
      const { referral: canceled } = await record(id, { to: "CANCELED", reason: "別の方の紹介" });
      expect(canceled).toMatchObject({ status: "CANCELED", outcomeReason: "別の方の紹介" });
    },
  );

  it("cancels one by which nobody applied without a reason", async () => {
    expect((await record(await referral(), { to: "CANCELED" })).userErrors).toEqual([]);
  });

  it("gives a referral that was canceled by mistake its result while its negotiation stands agreed", async () => {
    const jobOrderId = await add.jobOrder({});
    const agreed = { registrationId, jobOrderId, status: "AGREED", settledOn: "2013-10-02" } as const;
    const negotiationId = await add.negotiation(agreed);
    const id = await add.referral({ registrationId, jobOrderId, negotiationId, status: "CANCELED" });
    const { dataSource } = party.database;
    const settle = (status: string) =>
      dataSource.query("update negotiation set status = $2 where id = $1", [negotiationId, status]);
    await settle("LAPSED");
    const result = { to: "NOT_HIRED", reason: "取消しの誤り" };
    expect(await record(id, result)).toEqual(refused("NEGOTIATION_NOT_AGREED", "referralId"));
    await expect(dataSource.query("update referral set status = 'HIRED' where id = $1", [id])).rejects.toThrow(
      /what the referral rests on/,
    );
    await settle("AGREED");
    expect((await record(id, result)).userErrors).toEqual([]);
  });

  it("tells all faults of a step at once", async () => {
    const id = await referral({ status: "NOT_HIRED" });
    const step = { to: "HIRED", on: "2013-11-01", interviewOn: "2013-10-02" };
    expect((await record(id, step)).userErrors).toEqual([
      { code: "DAY_IN_THE_FUTURE", path: ["on"] },
      { code: "INTERVIEW_DAY_OUT_OF_ORDER", path: ["interviewOn"] },
      { code: "REASON_REQUIRED", path: ["reason"] },
    ]);
  });

  it.each([
    ["NOT_HIRED", "SEEKER_DECLINED"],
    ["ORDER_CLOSED", "NO_SHOW"],
    ["HIRED", "RESULT_UNKNOWN"],
  ] as const)("has the result that was meant, where %s was, as %s for a reason alone", async (status, to) => {
    const id = await referral({ status });
    expect(await record(id, { to })).toEqual(refused("REASON_REQUIRED", "reason"));
    expect((await record(id, { to, reason: "入力の誤り" })).referral).toMatchObject({ status: to });
  });
});
