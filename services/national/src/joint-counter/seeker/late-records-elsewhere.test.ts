import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import {
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  onlyUserError,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

const LATE = "2014-06-20";
const REASON = "求人者の回答が遅れたため";

let party: TestParty;
let add: NationalRows;
beforeAll(async () => {
  party = await startTestParty(national, "seed", LATE);
  add = arrangeNational(party);
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

/** A person whom shiroishi referred, and who was registered at toyohira later. */
async function registeredElsewhere(validUntil: string) {
  const seekerId = await add.person();
  const registrationId = await add.registration({ seekerId });
  const jobOrderId = await add.jobOrder({ openings: 2 });
  const referralId = await add.referral({ registrationId, jobOrderId });
  const other = { servicePointId: "toyohira", receivedOn: "2013-12-10", validUntil };
  return { seekerId, jobOrderId, referralId, otherId: await add.registration({ seekerId, ...other }) };
}

/** A person whom shiroishi referred and then handed over to toyohira, with the registration. */
async function handedOver() {
  const seekerId = await add.person();
  const registrationId = await add.registration({ seekerId });
  const jobOrderId = await add.jobOrder({ openings: 2 });
  const referralId = await add.referral({ registrationId, jobOrderId });
  const transfer = { seekerId, servicePointId: "toyohira", reason: "豊平区へ転居したため" };
  expect((await send(NATIONAL_COUNSELOR, "handOverNationalFile", transfer)).userErrors).toEqual([]);
  return { seekerId, registrationId, jobOrderId, referralId };
}

const CASES: [string, () => Promise<{ seekerId: string; referralId: string }>][] = [
  ["the other one serves the person", () => registeredElsewhere("2014-08-31")],
  ["the other one serves the person no more", () => registeredElsewhere("2014-02-28")],
  ["it handed the person over", handedOver],
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
    const { registrationId, jobOrderId, referralId, seekerId } = await handedOver();
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
    const { referralId } = await registeredElsewhere("2014-02-28");
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
    const { referralId, jobOrderId, otherId } = await registeredElsewhere("2014-02-28");
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

  it.each(CASES.slice(1))("is answered by nobody else where %s", async (_, arrange) => {
    const { referralId } = await arrange();
    const result = { referralId, version: 1, to: "NOT_HIRED", on: LATE, reason: REASON };
    expect(await codeOf(NATIONAL_COUNSELOR_ELSEWHERE, "recordReferralProgress", result)).toBe("NO_SUCH_RECORD");
  });

  it("is no registration: that one is voided by the service point that served the person last alone", async () => {
    const { seekerId } = await registeredElsewhere("2014-02-28");
    const [{ id }] = await query(
      "select id from registration where seeker_id = $1 and service_point_id = 'shiroishi'",
      seekerId,
    );
    const mistaken = { registrationId: id, version: 1, reason: REASON };
    expect(await codeOf(NATIONAL_COUNSELOR, "voidRegistration", mistaken)).toBe("NO_SUCH_RECORD");
  });
});
