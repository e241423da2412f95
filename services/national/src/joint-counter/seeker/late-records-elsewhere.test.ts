import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, onlyUserError, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { arrangeServedElsewhere } from "@aiwork/kit/national/served-elsewhere";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

const LATE = "2014-06-20";
const REASON = "求人者の回答が遅れたため";

let party: TestParty;
let add: NationalRows;
let elsewhere: ReturnType<typeof arrangeServedElsewhere>;
beforeAll(async () => {
  party = await startTestParty(national, "seed", LATE);
  add = arrangeNational(party);
  elsewhere = arrangeServedElsewhere(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const send = (who: CallerClaims, name: string, input: object, selection = "") =>
  sendNationalMutation(party, who, name, input, selection);
const codeOf = async (who: CallerClaims, name: string, input: object) => onlyUserError(await send(who, name, input))[0];
const query = (text: string, ...values: unknown[]) => party.database.dataSource.query(text, values);
async function half(seekerId: string) {
  const text = "query ($id: ID!) { seeker(id: $id) { national { profile { name } } } }";
  return (await party.askAs(NATIONAL_COUNSELOR, text, { id: seekerId })).data.seeker.national;
}

const CASES: [string, () => Promise<{ seekerId: string; referralId: string }>][] = [
  ["the other one serves the person", () => elsewhere.registeredElsewhere("2014-08-31")],
  ["the other one serves the person no more", () => elsewhere.registeredElsewhere("2014-02-28")],
  ["it handed the person over", () => elsewhere.handedOver()],
];

describe("a record of a service point whose person another one registered or took over", () => {
  it.each(CASES)(
    "is answered by its own service point, for a reason, where %s, and opens nothing",
    async (_, arrange) => {
      const { seekerId, referralId } = await arrange();
      const result = { referralId, version: 1, to: "HIRED", on: LATE };
      expect(await codeOf(NATIONAL_COUNSELOR, "recordReferralProgress", result)).toBe("REASON_REQUIRED");
      expect(
        await codeOf(NATIONAL_COUNSELOR, "recordReferralProgress", { ...result, to: "APPLIED", reason: REASON }),
      ).toBe("ONLY_RESULT_LATE");
      const late = { ...result, reason: REASON };
      expect((await send(NATIONAL_COUNSELOR, "recordReferralProgress", late)).userErrors).toEqual([]);
      const hire = { referralId, hiredOn: LATE, startsOn: LATE, employmentType: "REGULAR", onTrial: false };
      const reported = await send(
        NATIONAL_COUNSELOR,
        "reportPlacement",
        { ...hire, reason: REASON },
        "placement { id }",
      );
      expect(reported.userErrors).toEqual([]);
      const placementId = reported.placement.id;
      const confirm = { placementId, version: 1, confirmedOn: LATE, reason: REASON };
      expect((await send(NATIONAL_COUNSELOR, "confirmPlacement", confirm)).userErrors).toEqual([]);
      const mistaken = { placementId, version: 2, reason: "別の方の採用であったため" };
      expect((await send(NATIONAL_COUNSELOR, "voidPlacement", mistaken)).userErrors).toEqual([]);
      expect(await half(seekerId)).toBeNull();
    },
  );

  it("is followed by its registration, which the other one keeps", async () => {
    const { registrationId, jobOrderId, referralId, seekerId } = await elsewhere.handedOver();
    await query("update registration set valid_until = '2014-07-31' where id = $1", registrationId);
    await query("update referral set status = 'HIRED', concluded_on = '2013-10-10' where id = $1", referralId);
    await query("update job_order set filled = 1 where id = $1", jobOrderId);
    const placementId = await add.placement({ referralId });
    const confirm = { placementId, version: 1, confirmedOn: LATE, reason: REASON };
    expect((await send(NATIONAL_COUNSELOR, "confirmPlacement", confirm)).userErrors).toEqual([]);
    const stands = async () => {
      const [kept] = await query("select status, ended_on from registration where id = $1", registrationId);
      const last = "select by_role, reason from state_change where subject_id = $1 order by id desc limit 1";
      return [kept, (await query(last, registrationId))[0]];
    };
    const by = { by_role: "national.counselor", reason: REASON };
    expect(await stands()).toEqual([{ status: "PLACED", ended_on: null }, by]);
    expect(await half(seekerId)).toBeNull();
    const mistaken = { placementId, version: 2, reason: REASON };
    expect((await send(NATIONAL_COUNSELOR, "voidPlacement", mistaken)).userErrors).toEqual([]);
    expect(await stands()).toEqual([{ status: "ACTIVE", ended_on: null }, by]);
  });

  it("keeps what it was where it is corrected", async () => {
    const { referralId } = await elsewhere.registeredElsewhere("2014-02-28");
    await query("update referral set status = 'HIRED', concluded_on = '2013-10-10' where id = $1", referralId);
    const confirmed = { onTrial: true, status: "CONFIRMED", confirmedOn: "2013-10-15" } as const;
    const placementId = await add.placement({ referralId, ...confirmed });
    const trialId = await add.trial({ placementId, planFiledOn: "2013-10-20" });
    const plan = { trialId, version: 1, filedOn: "2013-10-21", reason: REASON };
    expect((await send(NATIONAL_COUNSELOR, "fileTrialPlan", plan)).userErrors).toEqual([]);
    const kept = await query("select before from profile_revision where subject_id = $1", trialId);
    expect(kept).toEqual([{ before: "2013-10-20" }]);
  });

  it("is not reported beside a placement that the other one reported at the order", async () => {
    const { referralId, jobOrderId, otherId } = await elsewhere.registeredElsewhere("2014-02-28");
    await query("update referral set status = 'HIRED', concluded_on = '2013-10-10' where id = $1", referralId);
    const there = { registrationId: otherId, jobOrderId, servicePointId: "toyohira", issuedOn: "2013-12-11" };
    const otherReferral = await add.referral({ ...there, status: "HIRED" });
    await add.placement({
      referralId: otherReferral,
      servicePointId: "toyohira",
      hiredOn: "2013-12-20",
      startsOn: "2013-12-21",
    });
    const hire = {
      referralId,
      hiredOn: "2013-10-10",
      startsOn: "2013-10-11",
      employmentType: "REGULAR",
      onTrial: false,
    };
    expect(await codeOf(NATIONAL_COUNSELOR, "reportPlacement", { ...hire, reason: REASON })).toBe("ALREADY_PLACED");
  });
});
