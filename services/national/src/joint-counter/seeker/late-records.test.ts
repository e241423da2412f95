import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import { countRows, NATIONAL_COUNSELOR, onlyUserError, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import type { RegistrationEntity } from "../../employment-placement/registration/registration.entity";
import { national } from "../../national";

/** The registration of 2 September ended with November, and its referral kept the person in reach until 10 January. */
const LATE = "2014-01-20";
const REASON = "求人者の回答が遅れたため";

let party: TestParty;
let add: NationalRows;
beforeAll(async () => {
  party = await startTestParty(national, "seed", LATE);
  add = arrangeNational(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const send = (name: string, input: object, selection = "") =>
  sendNationalMutation(party, NATIONAL_COUNSELOR, name, input, selection);
async function half(seekerId: string) {
  const query = "query ($id: ID!) { seeker(id: $id) { national { profile { name } } } }";
  return (await party.askAs(NATIONAL_COUNSELOR, query, { id: seekerId })).data.seeker.national;
}
async function referred(given: Partial<RegistrationEntity> = {}) {
  const seekerId = await add.person();
  const registrationId = await add.registration({ seekerId, ...given });
  const jobOrderId = await add.jobOrder({ openings: 1 });
  return { seekerId, registrationId, jobOrderId, referralId: await add.referral({ registrationId, jobOrderId }) };
}
const record = (referralId: string, more: object) => {
  const input = { referralId, version: 1, to: "HIRED", on: LATE, ...more };
  return send("recordReferralProgress", input, "referral { status history { to reason } }");
};
const report = (referralId: string, more: object = { reason: REASON }) => {
  const hire = { hiredOn: "2013-11-20", startsOn: "2013-12-01", employmentType: "REGULAR", onTrial: false };
  return send("reportPlacement", { referralId, ...hire, ...more }, "placement { id status history { to reason } }");
};
const registrationOf = async (id: string) =>
  (await party.database.dataSource.query("select status, ended_on from registration where id = $1", [id]))[0];

describe("the service point that issued a referral, past the term in which it serves the person", () => {
  it("records its result for a reason, which opens nothing of the person", async () => {
    const { referralId, seekerId } = await referred();
    expect(await half(seekerId)).toBeNull();
    for (const reason of [undefined, "　"])
      expect(onlyUserError(await record(referralId, { reason }))).toEqual(["REASON_REQUIRED", "reason"]);
    const { referral, userErrors } = await record(referralId, { reason: REASON });
    expect(userErrors).toEqual([]);
    expect(referral).toEqual({ status: "HIRED", history: [{ to: "HIRED", reason: REASON }] });
    expect(await half(seekerId)).toBeNull();
    const consultation = { seekerId, heldOn: LATE, minutes: 10, topics: ["RETENTION"] };
    expect(onlyUserError(await send("recordConsultation", consultation))).toEqual(["NO_SUCH_RECORD", "seekerId"]);
  });

  it("records no step but a result", async () => {
    const { referralId } = await referred();
    const before = await countRows(party);
    const applied = await record(referralId, { to: "APPLIED", reason: REASON });
    expect(onlyUserError(applied)).toEqual(["ONLY_RESULT_LATE", "to"]);
    expect(await countRows(party)).toEqual(before);
  });

  it("keeps the day that an interview was set for, where the employer decided without one", async () => {
    const registrationId = await add.registration({ seekerId: await add.person() });
    const referralId = await add.referral({
      registrationId,
      jobOrderId: await add.jobOrder({}),
      status: "INTERVIEW_SET",
      interviewOn: "2014-01-21",
    });
    const decided = await record(referralId, { to: "NOT_HIRED", interviewOn: null, reason: REASON });
    expect(decided.userErrors).toEqual([]);
  });

  it("reports, confirms and voids the placement for a reason; the registration follows and does not stand by it", async () => {
    const { referralId, seekerId, registrationId } = await referred();
    await record(referralId, { reason: REASON });
    expect(onlyUserError(await report(referralId, {}))).toEqual(["REASON_REQUIRED", "reason"]);
    const { placement } = await report(referralId);
    expect(placement).toMatchObject({ status: "REPORTED", history: [{ to: "REPORTED", reason: REASON }] });
    expect(await half(seekerId)).toBeNull();
    const confirm = (more: object) =>
      send("confirmPlacement", { placementId: placement.id, version: 1, confirmedOn: LATE, ...more });
    expect(onlyUserError(await confirm({}))).toEqual(["REASON_REQUIRED", "reason"]);
    expect((await confirm({ reason: REASON })).userErrors).toEqual([]);
    expect(await registrationOf(registrationId)).toEqual({ status: "PLACED", ended_on: null });
    expect(await half(seekerId)).toBeNull();
    const mistaken = { placementId: placement.id, version: 2, reason: "別の方の採用であったため" };
    expect((await send("voidPlacement", mistaken)).userErrors).toEqual([]);
    expect(await registrationOf(registrationId)).toEqual({ status: "ACTIVE", ended_on: null });
    expect(await half(seekerId)).toBeNull();
  });

  it("records the end of a trial and files its plan for a reason, and does not move it", async () => {
    const { referralId } = await referred();
    await party.database.dataSource.query("update referral set status = 'HIRED' where id = $1", [referralId]);
    const hire = { hiredOn: "2013-10-10", startsOn: "2013-10-11", onTrial: true, status: "CONFIRMED" } as const;
    const placementId = await add.placement({ referralId, ...hire, confirmedOn: "2013-10-12" });
    const days = { startsOn: "2013-10-11", plannedEndOn: "2013-11-10", planDueOn: "2013-10-25" };
    const trialId = await add.trial({ placementId, ...days });
    const moved = { trialId, version: 1, startsOn: "2013-10-12", plannedEndOn: "2013-11-11", reason: REASON };
    expect(onlyUserError(await send("rescheduleTrial", moved))[0]).toBe("NO_SUCH_RECORD");
    const plan = { trialId, version: 1, filedOn: "2013-10-20" };
    expect(onlyUserError(await send("fileTrialPlan", plan))).toEqual(["REASON_REQUIRED", "reason"]);
    const { trial: filed } = await send("fileTrialPlan", { ...plan, reason: REASON }, "trial { status planFiledOn }");
    expect(filed).toEqual({ status: "STARTED", planFiledOn: "2013-10-20" });
    const kept = "select field, before, reason from profile_revision where subject_id = $1";
    expect(await party.database.dataSource.query(kept, [trialId])).toEqual([
      { field: "planFiledOn", before: null, reason: REASON },
    ]);
    const end = { trialId, version: 2, to: "CONVERTED", endedOn: "2013-11-10", convertedOn: "2013-11-11" };
    expect(onlyUserError(await send("endTrial", end))).toEqual(["REASON_REQUIRED", "reason"]);
    const { trial } = await send("endTrial", { ...end, reason: REASON }, "trial { status }");
    expect(trial).toEqual({ status: "CONVERTED" });
  });

  it("takes the end of a trial back, which keeps the person in its reach no more", async () => {
    const { referralId, seekerId } = await referred();
    await party.database.dataSource.query("update referral set status = 'HIRED' where id = $1", [referralId]);
    const hire = { hiredOn: "2013-10-30", startsOn: "2013-10-30", onTrial: true, status: "CONFIRMED" } as const;
    const placementId = await add.placement({ referralId, ...hire, confirmedOn: "2013-10-30" });
    const days = { startsOn: "2013-10-30", plannedEndOn: "2014-01-29", planDueOn: "2013-11-13" };
    const ended = { status: "ENDED_EARLY", endedOn: "2013-11-10", endReason: "誤って記録" } as const;
    const trialId = await add.trial({ placementId, ...days, ...ended });
    expect(await half(seekerId)).toBeNull();
    const { trial } = await send("resumeTrial", { trialId, version: 1, reason: REASON }, "trial { status }");
    expect(trial).toEqual({ status: "STARTED" });
    expect(await half(seekerId)).toBeNull();
    const end = { trialId, version: 2, to: "NOT_CONVERTED", endedOn: LATE, reason: REASON };
    expect((await send("endTrial", end)).userErrors).toEqual([]);
  });

  it("voids its own consultation, and changes it no more", async () => {
    const seekerId = await add.person();
    await add.registration({ seekerId });
    const consultationId = await add.consultation({
      seekerId,
      byName: "紹介 一子",
      nextActionText: "連絡",
      nextActionOwner: "NATIONAL",
      nextActionDueOn: "2013-10-20",
    });
    const revision = { consultationId, minutes: 20, reason: "訂正" };
    expect(onlyUserError(await send("reviseConsultation", revision))).toEqual(["NO_SUCH_RECORD", "consultationId"]);
    const mark = { consultationId, doneOn: LATE };
    expect(onlyUserError(await send("markConsultationNextAction", mark))).toEqual(["NO_SUCH_RECORD", "consultationId"]);
    const mistaken = { consultationId, reason: "別の方の記録であったため" };
    const { consultation } = await send("voidConsultation", mistaken, "consultation { status }");
    expect(consultation).toEqual({ status: "VOIDED" });
    expect(await half(seekerId)).toBeNull();
  });

  it("voids no consultation of a person whom another service point registered since", async () => {
    const seekerId = await add.person();
    await add.registration({ seekerId });
    const consultationId = await add.consultation({ seekerId });
    await add.registration({
      seekerId,
      servicePointId: "toyohira",
      receivedOn: "2013-12-10",
      validUntil: "2013-12-31",
    });
    const voided = await send("voidConsultation", { consultationId, reason: REASON });
    expect(onlyUserError(voided)).toEqual(["NO_SUCH_RECORD", "consultationId"]);
  });

  it("finds the result no longer late once it serves the person again", async () => {
    const { referralId, seekerId, registrationId } = await referred();
    await record(referralId, { to: "RESULT_UNKNOWN", reason: REASON });
    const [{ concluded_late: isLate }] = await party.database.dataSource.query(
      "select concluded_late from referral where id = $1",
      [referralId],
    );
    expect(isLate).toBe(true);
    await party.database.dataSource.query("update registration set valid_until = '2014-02-28' where id = $1", [
      registrationId,
    ]);
    expect((await record(referralId, { version: 2, reason: REASON })).userErrors).toEqual([]);
    await party.database.dataSource.query("update registration set valid_until = '2013-11-30' where id = $1", [
      registrationId,
    ]);
    expect(await half(seekerId)).toEqual({ profile: { name: "見本 花子" } });
  });
});
