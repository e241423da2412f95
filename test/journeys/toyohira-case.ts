import { type RunMutation, receiveJobOrderOn, staffOf } from "./run-mutation";

const POINT = "toyohira";
const { city, national } = staffOf(POINT);

export interface ToyohiraCase {
  seekerId: string;
  negotiationId: string;
  referralId: string;
  placementId: string;
}

/**
 * 男性：62歳、希望職種：介護職. Qualified but without experience. The order has a retirement age of 60, and the counselor
 * negotiates. Regular employment from the start, so there is no trial. Two weeks, by mutations alone.
 */
export async function runToyohiraCase(run: RunMutation): Promise<ToyohiraCase> {
  const seekerId = await openFileAndCounsel(run);
  const registrationId = await register(run, seekerId);
  const jobOrderId = await receiveJobOrderOn(run, "2013-07-08", {
    number: "01020-900111",
    title: "介護職員（中高年トライアル併用・正社員）",
    description: "介護施設での介護業務",
    occupationCode: "E/36",
    licencesRequired: ["ホームヘルパー2級"],
    experienceRequired: "経験者希望",
    ageLimit: { maximum: 59, ground: "RETIREMENT_AGE", basisText: "定年60歳を上限" },
    mandatoryRetirementAge: 60,
    trialMode: "DUAL",
  });
  const negotiationId = await negotiate(run, registrationId, jobOrderId);
  const letter = { registrationId, jobOrderId, servicePointId: POINT, track: "ORDINARY", issuedOn: "2013-07-16" };
  const input = { ...letter, negotiationId };
  const { referral } = await run("2013-07-16", national, "issueReferral", input, "referral { id }");
  return { seekerId, negotiationId, referralId: referral.id, placementId: await recordHiring(run, referral.id) };
}

/** ① Left work in 2010 and trained as a home helper; the service point is near his home. */
async function openFileAndCounsel(run: RunMutation): Promise<string> {
  const day = "2013-07-08";
  const person = { name: "見本 二郎", nameKana: "ミホン ジロウ", birthDate: "1951-05-20", sex: "MALE" };
  const file = { ...person, servicePointId: POINT, municipalityCode: "011002", wardCode: "011053" };
  const { seeker } = await run(day, city, "openCityFile", file, "seeker { id }");
  const visit = { servicePointId: POINT, visitedOn: day, seekerId: seeker.id, services: ["CAREER_COUNSELING"] };
  await run(day, city, "recordVisit", visit, "visit { id }");
  const session = { seekerId: seeker.id, servicePointId: POINT, heldOn: day, minutes: 50, themes: ["CAREER_REVIEW"] };
  const summary = "就職活動に不慣れで、希望にあった求人選択が困難。介護職への就職を目指す。";
  await run(day, city, "holdCounseling", { ...session, summary }, "session { id }");
  return seeker.id;
}

/** ② Registered for care work, and agreed to trial orders, because he has no experience. */
async function register(run: RunMutation, seekerId: string): Promise<string> {
  const day = "2013-07-08";
  const person = { name: "見本 二郎", nameKana: "ミホン ジロウ", birthDate: "1951-05-20", sex: "MALE" };
  const wishes = {
    desiredOccupations: ["介護職"],
    anyOccupation: false,
    desiredEmploymentTypes: ["REGULAR"],
    qualifications: ["ホームヘルパー2級"],
    workHistory: "設計士、通信土木作業員、建築土木作業員を経験。介護職の実務経験はない。",
    outOfWorkSince: "2010-10-31",
  };
  const input = { seekerId, servicePointId: POINT, office: "札幌東公共職業安定所", ...person, ...wishes };
  const { registration } = await run(day, national, "receiveRegistration", input, "registration { id }");
  const consultation = {
    seekerId,
    servicePointId: POINT,
    heldOn: day,
    minutes: 50,
    topics: ["JOB_SEARCH", "TRIAL_EMPLOYMENT"],
    proposal: "「中高年トライアル求人（正社員）」への応募",
    proposalAgreed: true,
    summary: "介護職の実務経験がない。60歳定年が制約となり、なかなか応募できない。",
  };
  await run(day, national, "recordConsultation", consultation, "consultation { id }");
  return registration.id;
}

/** ③ The employer is negotiating to let him apply over the retirement age, and agrees. */
async function negotiate(run: RunMutation, registrationId: string, jobOrderId: string): Promise<string> {
  const request = "定年制60歳となっているが、意欲のある方なのでぜひ応募させて欲しい。";
  const negotiating = { registrationId, jobOrderId, topic: "RETIREMENT_AGE", request };
  const { negotiation } = await run(
    "2013-07-12",
    national,
    "openNegotiation",
    negotiating,
    "negotiation { id version }",
  );
  const answer = { negotiationId: negotiation.id, version: negotiation.version, to: "AGREED", settledOn: "2013-07-16" };
  await run("2013-07-16", national, "settleNegotiation", answer, "negotiation { status }");
  return negotiation.id;
}

/** ④ A regular care worker from the start. */
async function recordHiring(run: RunMutation, referralId: string): Promise<string> {
  const interviewed = { referralId, version: 1, to: "INTERVIEWED", on: "2013-07-19" };
  await run("2013-07-19", national, "recordReferralProgress", interviewed, "referral { status }");
  const hired = { referralId, version: 2, to: "HIRED", on: "2013-07-22" };
  await run("2013-07-22", national, "recordReferralProgress", hired, "referral { status }");
  const days = { hiredOn: "2013-07-22", startsOn: "2013-08-01", supportStartedOn: "2013-07-08" };
  const reported = { referralId, ...days, employmentType: "REGULAR", onTrial: false };
  const { placement } = await run("2013-07-22", national, "reportPlacement", reported, "placement { id version }");
  const confirmation = { placementId: placement.id, version: placement.version, confirmedOn: "2013-07-24" };
  await run("2013-07-24", national, "confirmPlacement", confirmation, "placement { countedMonth }");
  return placement.id;
}
