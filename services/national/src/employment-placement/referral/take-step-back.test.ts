import { statisticsOf } from "@aiwork/kit/agreement/statistics-of";
import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, onlyUserError, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";
import type { ReferralEntity } from "./referral.entity";

let party: TestParty;
let add: NationalRows;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const FIELDS = `referral { version status statusOn interviewOn outcomeReason history { from to reason }
  revisions { field before reason } }`;
const MISTAKE = { reason: "別の方の紹介と取り違えたため" };
const record = (referralId: string, version: number, input: object) =>
  sendNationalMutation(party, NATIONAL_COUNSELOR, "recordReferralProgress", { referralId, version, ...input }, FIELDS);
const referral = async (given: Partial<ReferralEntity>) => {
  const registrationId = await add.registration({ seekerId: await add.person() });
  return add.referral({ registrationId, jobOrderId: await add.jobOrder({}), ...given });
};

describe("a step of a referral that was entered by mistake", () => {
  it.each([
    ["APPLIED", "ISSUED"],
    ["INTERVIEW_SET", "APPLIED"],
    ["INTERVIEWED", "ISSUED"],
    ["INTERVIEWED", "INTERVIEW_SET"],
  ] as const)("leads from %s back to %s for a reason alone, with the day of the earlier step", async (status, to) => {
    const id = await referral({ status, statusOn: "2013-10-20", interviewOn: "2013-10-15" });
    const back = { to, on: "2013-10-08", interviewOn: to === "INTERVIEW_SET" ? "2013-10-15" : undefined };
    expect(onlyUserError(await record(id, 1, { ...back, reason: " " }))).toEqual(["REASON_REQUIRED", "reason"]);
    const { referral: changed, userErrors } = await record(id, 1, { ...back, ...MISTAKE });
    expect(userErrors).toEqual([]);
    expect(changed).toMatchObject({
      ...{ version: 2, status: to, outcomeReason: null, history: [{ from: status, to, ...MISTAKE }] },
      statusOn: to === "ISSUED" ? null : "2013-10-08",
      interviewOn: to === "INTERVIEW_SET" ? "2013-10-15" : null,
      revisions: to === "INTERVIEW_SET" ? [] : [{ field: "interviewOn", before: "2013-10-15", ...MISTAKE }],
    });
  });

  it("is taken back to no day before the letter, nor later than today", async () => {
    const id = await referral({ status: "INTERVIEWED", statusOn: "2013-10-20", interviewOn: "2013-10-15" });
    const to = { to: "APPLIED", ...MISTAKE };
    expect(onlyUserError(await record(id, 1, { ...to, on: "2013-10-02" }))).toEqual(["STEP_TOO_EARLY", "on"]);
    expect(onlyUserError(await record(id, 1, { ...to, on: "2013-11-01" }))).toEqual(["DAY_IN_THE_FUTURE", "on"]);
  });

  it("leaves the referral to go on, and an interview that was not held is none of the statistics", async () => {
    const { rows } = statisticsOf(party, "placementStatistics", "servicePoint { id } interviews");
    const interviews = async () =>
      (await rows("table: BY_POINT")).find(({ servicePoint }) => servicePoint.id === "shiroishi").interviews;
    const before = await interviews();
    const id = await referral({ status: "INTERVIEW_SET", statusOn: "2013-10-04", interviewOn: "2013-10-15" });
    const steps: [input: object, held: number][] = [
      [{ to: "INTERVIEWED", on: "2013-10-15" }, 1],
      [{ to: "INTERVIEW_SET", on: "2013-10-04", interviewOn: "2013-10-15", ...MISTAKE }, 0],
      [{ to: "SEEKER_DECLINED", on: "2013-10-16" }, 0],
      [{ to: "HIRED", on: "2013-10-20", ...MISTAKE }, 1],
    ];
    for (const [i, [input, held]] of steps.entries()) {
      expect((await record(id, i + 1, input)).userErrors).toEqual([]);
      expect([input, await interviews()]).toEqual([input, before + held]);
    }
  });
});
