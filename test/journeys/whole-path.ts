import { type RunMutation, receiveJobOrderOn, staffOf } from "./run-mutation";

export const JOURNEY_SERVICE_POINT = "shiroishi";
export const PROGRAM_OFFICER = { role: "city.program_officer", name: "制度 次郎" };
const { city, national } = staffOf(JOURNEY_SERVICE_POINT);

export const FIRST_DAY = "2013-09-02";
export const LAST_DAY = "2013-10-31";

/** 女性：62歳. The personal data that she gives each party herself. */
const person = { name: "見本 三枝", nameKana: "ミホン ミエ", birthDate: "1951-05-20", sex: "FEMALE" };

/** 来所: she visits without giving a name. */
export async function visitAnonymously(run: RunMutation): Promise<void> {
  const visit = { servicePointId: JOURNEY_SERVICE_POINT, visitedOn: FIRST_DAY, services: ["JOB_TERMINAL"] };
  await run(FIRST_DAY, city, "recordVisit", visit, "visit { id }");
}

export async function openJourneyFile(run: RunMutation): Promise<string> {
  const file = { ...person, servicePointId: JOURNEY_SERVICE_POINT, municipalityCode: "011002", wardCode: "011045" };
  const { seeker } = await run(FIRST_DAY, city, "openCityFile", { ...file, publicAssistance: true }, "seeker { id }");
  return seeker.id;
}

/** 同意: she gives it herself, at either party. */
export async function giveConsentOn(
  run: RunMutation,
  seekerId: string,
  side: "City" | "National",
  categories: string[],
) {
  const given = { seekerId, categories, purpose: "一体的な就労支援", evidence: "ONLINE", expiresOn: "2014-08-31" };
  await run(FIRST_DAY, { role: "seeker", seeker: seekerId }, `give${side}Consent`, given, "consent { id }");
}

/** キャリア・カウンセリング: booked, held the same afternoon, and booked again for the end of October. */
export async function bookAndHoldCounseling(run: RunMutation, seekerId: string): Promise<string> {
  const book = async (bookedFor: string) => {
    const booking = { seekerId, servicePointId: JOURNEY_SERVICE_POINT, bookedFor, themes: ["CAREER_REVIEW"] };
    return (await run(FIRST_DAY, city, "bookCounseling", booking, "session { id }")).session.id;
  };
  const sessionId = await book("2013-09-02T04:00:00.000Z");
  const record = { sessionId, heldOn: FIRST_DAY, minutes: 50, themes: ["CAREER_REVIEW", "LIFE_SUPPORT"] };
  const texts = { summary: "介護職を希望。経験はない。", notes: "家賃が払えない。" };
  const nextAction = { text: "職業相談につなぐ", owner: "NATIONAL", dueOn: "2013-09-10" };
  await run(FIRST_DAY, city, "holdCounseling", { ...record, ...texts, nextAction }, "session { id }");
  return book("2013-10-31T01:00:00.000Z");
}

export async function publishProgram(run: RunMutation): Promise<string> {
  const draft = {
    number: "H25-90",
    title: "介護職就職準備支援",
    summary: "就職に必要な用具の費用を助成する",
    detail: "介護職を目指す市民に用具の費用を助成します。",
    department: "EMPLOYMENT_PROMOTION",
    contact: "011-000-0000",
    conditions: [
      { kind: "AGE_BETWEEN", text: "55歳から64歳まで", minimum: 55, maximum: 64 },
      { kind: "STAFF_JUDGES", text: "介護職に就く意思があること" },
    ],
    requiredDocuments: ["本人確認書類"],
  };
  const fields = "supportProgram { id version }";
  const { supportProgram } = await run(FIRST_DAY, PROGRAM_OFFICER, "draftSupportProgram", draft, fields);
  const { id: supportProgramId, version } = supportProgram;
  await run(
    FIRST_DAY,
    PROGRAM_OFFICER,
    "changeSupportProgramStatus",
    { supportProgramId, version, to: "PUBLISHED" },
    fields,
  );
  return supportProgramId;
}

/** 支援制度の申請: begun at the service point, decided by the officer. */
export async function applyAndBeApproved(run: RunMutation, seekerId: string, programId: string): Promise<void> {
  const begun = await run(FIRST_DAY, city, "applyForProgram", { seekerId, programId }, "application { id version }");
  const { id: applicationId } = begun.application;
  for (const [i, to] of ["SUBMITTED", "UNDER_REVIEW", "APPROVED"].entries()) {
    const change = { applicationId, version: i + 1, to, ...(to === "APPROVED" && { reason: "条件を満たすため" }) };
    await run(FIRST_DAY, PROGRAM_OFFICER, "changeApplicationStatus", change, "application { status }");
  }
}

/** 連絡・調整: to national staff at the same service point. */
export async function openJourneyLiaison(run: RunMutation, seekerId: string): Promise<string> {
  const request = { addressedTo: "NATIONAL_SERVICE_POINT", purpose: "介護職の職業相談", dueOn: "2013-09-10" };
  const opening = { seekerId, servicePointId: JOURNEY_SERVICE_POINT, ...request };
  return (await run(FIRST_DAY, city, "openLiaison", opening, "liaison { id }")).liaison.id;
}

/** They accept it, register her, hold the requested consultation, and report the outcome. */
export async function acceptLiaison(run: RunMutation, seekerId: string, liaisonId: string): Promise<string> {
  const answer = { liaisonId, version: 1, to: "ACCEPTED", answer: "本日お受けします。" };
  await run(FIRST_DAY, national, "answerLiaison", answer, "liaison { status }");
  const wishes = { desiredOccupations: ["介護職"], anyOccupation: false, desiredEmploymentTypes: ["REGULAR"] };
  const office = "札幌東公共職業安定所";
  const received = {
    seekerId,
    servicePointId: JOURNEY_SERVICE_POINT,
    office,
    ...person,
    ...wishes,
    qualifications: ["ヘルパー2級"],
  };
  const { registration } = await run(FIRST_DAY, national, "receiveRegistration", received, "registration { id }");
  const talk = { heldOn: FIRST_DAY, minutes: 40, topics: ["JOB_MATCHING"], summary: "定年制が壁になっている。" };
  const agreed = { proposal: "トライアル求人への応募", proposalAgreed: true, notes: "年齢を気にしている。" };
  const consultation = { seekerId, servicePointId: JOURNEY_SERVICE_POINT, ...talk, ...agreed, liaisonId };
  await run(FIRST_DAY, national, "recordConsultation", consultation, "consultation { id }");
  const done = { liaisonId, version: 2, to: "DONE", outcome: "求職申込みを受理し、相談を始めた。" };
  await run(FIRST_DAY, national, "closeLiaison", done, "liaison { status }");
  return registration.id;
}

/** 求人: a dual-track order with a retirement age of 60. */
export function receiveCareJobOrder(run: RunMutation): Promise<string> {
  return receiveJobOrderOn(run, FIRST_DAY, {
    number: "01020-900121",
    title: "介護職員（併用求人）",
    description: "介護施設での介護業務",
    occupationCode: "E/36",
    ageLimit: { maximum: 59, ground: "RETIREMENT_AGE", basisText: "定年60歳を上限" },
    mandatoryRetirementAge: 60,
    trialMode: "DUAL",
  });
}

/** 交渉, then 紹介 on trial. */
export async function issueTrialReferral(
  run: RunMutation,
  registrationId: string,
  jobOrderId: string,
): Promise<string> {
  const opening = { registrationId, jobOrderId, topic: "RETIREMENT_AGE", request: "ぜひ応募させて欲しい。" };
  const { negotiation } = await run(FIRST_DAY, national, "openNegotiation", opening, "negotiation { id version }");
  const { id: negotiationId, version } = negotiation;
  const agreed = { negotiationId, version, to: "AGREED", settledOn: FIRST_DAY };
  await run(FIRST_DAY, national, "settleNegotiation", agreed, "negotiation { status }");
  const rule = { ruleVersion: "2013", group: "AGE_45_TO_64", reason: "介護職の経験がないため" };
  const trialDecision = { ...rule, decidedOn: FIRST_DAY, seekerAgreedOn: FIRST_DAY };
  const where = { registrationId, jobOrderId, servicePointId: JOURNEY_SERVICE_POINT };
  const letter = { ...where, track: "TRIAL", issuedOn: FIRST_DAY, negotiationId, trialDecision };
  const { referral } = await run(FIRST_DAY, national, "issueReferral", letter, "referral { id }");
  return referral.id;
}

/** 面接, 就職 and トライアル雇用, recorded when the employer has reported the month's trial. */
export async function recordHire(run: RunMutation, referralId: string): Promise<string> {
  const steps = [
    { to: "INTERVIEW_SET", on: "2013-09-20", interviewOn: "2013-09-25" },
    { to: "INTERVIEWED", on: "2013-09-25" },
    { to: "HIRED", on: "2013-09-27" },
  ];
  for (const [i, step] of steps.entries())
    await run(
      LAST_DAY,
      national,
      "recordReferralProgress",
      { referralId, version: i + 1, ...step },
      "referral { status }",
    );
  const days = { hiredOn: "2013-09-27", startsOn: "2013-10-01", supportStartedOn: FIRST_DAY };
  const hire = { referralId, ...days, employmentType: "REGULAR", onTrial: true };
  const { placement } = await run(LAST_DAY, national, "reportPlacement", hire, "placement { id version }");
  const { id: placementId, version } = placement;
  await run(
    LAST_DAY,
    national,
    "confirmPlacement",
    { placementId, version, confirmedOn: "2013-10-02" },
    "placement { status }",
  );
  const term = { placementId, startsOn: "2013-10-01", plannedEndOn: "2013-10-30" };
  const { trial } = await run(LAST_DAY, national, "startTrial", term, "trial { id version }");
  const plan = { trialId: trial.id, version: trial.version, filedOn: "2013-10-08" };
  await run(LAST_DAY, national, "fileTrialPlan", plan, "trial { planFiledOn }");
  return trial.id;
}

/** 常用雇用移行. */
export async function convertTrial(run: RunMutation, trialId: string): Promise<void> {
  const end = { trialId, version: 2, to: "CONVERTED", endedOn: "2013-10-30", convertedOn: "2013-10-31" };
  await run(LAST_DAY, national, "endTrial", end, "trial { status }");
}

/** She is at work: the booked session is canceled, and the file becomes dormant and is closed. */
export async function endSupport(run: RunMutation, seekerId: string, sessionId: string): Promise<void> {
  const why = { reason: "就職したため" };
  await run(LAST_DAY, city, "closeCounseling", { sessionId, to: "CANCELED", ...why }, "session { status }");
  for (const to of ["DORMANT", "CLOSED"])
    await run(LAST_DAY, city, "changeCityFileStatus", { seekerId, to, ...why }, "seeker { id }");
}
