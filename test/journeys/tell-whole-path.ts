import { receiveOrder, staffOf, type Tell } from "./tell";

export const POINT = "shiroishi";
export const OFFICER = { role: "city.program_officer", name: "制度 次郎" };
const { city, national } = staffOf(POINT);

export const FIRST = "2013-09-02";
export const LAST = "2013-10-31";

/** 女性：62歳. What she tells each party herself. */
const person = { name: "見本 三枝", nameKana: "ミホン ミエ", birthDate: "1951-05-20", sex: "FEMALE" };

/** 来所: she looks round, and gives no name. */
export async function comeWithoutName(tell: Tell): Promise<void> {
  const visit = { servicePointId: POINT, visitedOn: FIRST, services: ["JOB_TERMINAL"] };
  await tell(FIRST, city, "recordVisit", visit, "visit { id }");
}

export async function openFile(tell: Tell): Promise<string> {
  const file = { ...person, servicePointId: POINT, municipalityCode: "011002", wardCode: "011045" };
  const { seeker } = await tell(FIRST, city, "openCityFile", { ...file, publicAssistance: true }, "seeker { id }");
  return seeker.id;
}

/** 同意: she gives it herself, on either side. */
export async function consent(tell: Tell, seekerId: string, side: "City" | "National", categories: string[]) {
  const given = { seekerId, categories, purpose: "一体的な就労支援", evidence: "ONLINE", expiresOn: "2014-08-31" };
  await tell(FIRST, { role: "seeker", seeker: seekerId }, `give${side}Consent`, given, "consent { id }");
}

/** キャリア・カウンセリング: booked, held the same afternoon, and booked again for the end of October. */
export async function counsel(tell: Tell, seekerId: string): Promise<string> {
  const book = async (bookedFor: string) => {
    const booking = { seekerId, servicePointId: POINT, bookedFor, themes: ["CAREER_REVIEW"] };
    return (await tell(FIRST, city, "bookCounseling", booking, "session { id }")).session.id;
  };
  const sessionId = await book("2013-09-02T04:00:00.000Z");
  const record = { sessionId, heldOn: FIRST, minutes: 50, themes: ["CAREER_REVIEW", "LIFE_SUPPORT"] };
  const said = { summary: "介護職を希望。経験はない。", notes: "家賃が払えない。" };
  const nextAction = { text: "職業相談につなぐ", owner: "NATIONAL", dueOn: "2013-09-10" };
  await tell(FIRST, city, "holdCounseling", { ...record, ...said, nextAction }, "session { id }");
  return book("2013-10-31T01:00:00.000Z");
}

export async function publishProgram(tell: Tell): Promise<string> {
  const draft = {
    number: "H25-90",
    title: "介護職就職準備支援",
    summary: "就職に必要な用具の費用を助成する",
    detail: "介護職を目指す市民に用具の費用を助成します。",
    department: "雇用推進課",
    contact: "011-000-0000",
    conditions: [
      { kind: "AGE_BETWEEN", text: "55歳から64歳まで", minimum: 55, maximum: 64 },
      { kind: "STAFF_JUDGES", text: "介護職に就く意思があること" },
    ],
    requiredDocuments: ["本人確認書類"],
  };
  const fields = "supportProgram { id version }";
  const { supportProgram } = await tell(FIRST, OFFICER, "draftSupportProgram", draft, fields);
  const { id: supportProgramId, version } = supportProgram;
  await tell(FIRST, OFFICER, "changeSupportProgramStatus", { supportProgramId, version, to: "PUBLISHED" }, fields);
  return supportProgramId;
}

/** 支援制度の申請: begun at the counter, decided by the officer. */
export async function apply(tell: Tell, seekerId: string, programId: string): Promise<void> {
  const begun = await tell(FIRST, city, "applyForProgram", { seekerId, programId }, "application { id version }");
  const { id: applicationId } = begun.application;
  for (const [i, to] of ["SUBMITTED", "UNDER_REVIEW", "APPROVED"].entries()) {
    const change = { applicationId, version: i + 1, to, ...(to === "APPROVED" && { reason: "条件を満たすため" }) };
    await tell(FIRST, OFFICER, "changeApplicationStatus", change, "application { status }");
  }
}

/** 連絡・調整: to the nation's officers at the same counter. */
export async function liaise(tell: Tell, seekerId: string): Promise<string> {
  const asked = { addressedTo: "NATIONAL_SERVICE_POINT", purpose: "介護職の職業相談", dueOn: "2013-09-10" };
  const opening = { seekerId, servicePointId: POINT, ...asked };
  return (await tell(FIRST, city, "openLiaison", opening, "liaison { id }")).liaison.id;
}

/** They take it on, register her, hold the consultation that it asks for, and say what came of it. */
export async function takeOn(tell: Tell, seekerId: string, liaisonId: string): Promise<string> {
  const answer = { liaisonId, version: 1, to: "ACCEPTED", answer: "本日お受けします。" };
  await tell(FIRST, national, "answerLiaison", answer, "liaison { status }");
  const wishes = { desiredOccupations: ["介護職"], anyOccupation: false, desiredEmploymentTypes: ["REGULAR"] };
  const office = "札幌東公共職業安定所";
  const told = { seekerId, servicePointId: POINT, office, ...person, ...wishes, qualifications: ["ヘルパー2級"] };
  const { registration } = await tell(FIRST, national, "receiveRegistration", told, "registration { id }");
  const talk = { heldOn: FIRST, minutes: 40, topics: ["JOB_MATCHING"], summary: "定年制が壁になっている。" };
  const agreed = { proposal: "トライアル求人への応募", proposalAgreed: true, notes: "年齢を気にしている。" };
  const consultation = { seekerId, servicePointId: POINT, ...talk, ...agreed, liaisonId };
  await tell(FIRST, national, "recordConsultation", consultation, "consultation { id }");
  const done = { liaisonId, version: 2, to: "DONE", outcome: "求職申込みを受理し、相談を始めた。" };
  await tell(FIRST, national, "closeLiaison", done, "liaison { status }");
  return registration.id;
}

/** 求人: a dual-track order that retires people at 60. */
export function receiveCareOrder(tell: Tell): Promise<string> {
  return receiveOrder(tell, FIRST, {
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
export async function refer(tell: Tell, registrationId: string, jobOrderId: string): Promise<string> {
  const asked = { registrationId, jobOrderId, topic: "RETIREMENT_AGE", request: "ぜひ応募させて欲しい。" };
  const { negotiation } = await tell(FIRST, national, "openNegotiation", asked, "negotiation { id version }");
  const { id: negotiationId, version } = negotiation;
  const agreed = { negotiationId, version, to: "AGREED", settledOn: FIRST };
  await tell(FIRST, national, "settleNegotiation", agreed, "negotiation { status }");
  const rule = { ruleVersion: "2013", group: "AGE_45_TO_64", reason: "介護職の経験がないため" };
  const trialDecision = { ...rule, decidedOn: FIRST, seekerAgreedOn: FIRST };
  const letter = { registrationId, jobOrderId, servicePointId: POINT, track: "TRIAL", issuedOn: FIRST };
  const issued = await tell(
    FIRST,
    national,
    "issueReferral",
    { ...letter, negotiationId, trialDecision },
    "referral { id }",
  );
  return issued.referral.id;
}

/** 面接, 就職 and トライアル雇用, entered when the employer has told how the month's trial went. */
export async function beHired(tell: Tell, referralId: string): Promise<string> {
  const steps = [
    { to: "INTERVIEW_SET", on: "2013-09-20", interviewOn: "2013-09-25" },
    { to: "INTERVIEWED", on: "2013-09-25" },
    { to: "HIRED", on: "2013-09-27" },
  ];
  for (const [i, step] of steps.entries())
    await tell(
      LAST,
      national,
      "recordReferralProgress",
      { referralId, version: i + 1, ...step },
      "referral { status }",
    );
  const days = { hiredOn: "2013-09-27", startsOn: "2013-10-01", supportStartedOn: FIRST };
  const hire = { referralId, ...days, employmentType: "REGULAR", onTrial: true };
  const { placement } = await tell(LAST, national, "reportPlacement", hire, "placement { id version }");
  const { id: placementId, version } = placement;
  await tell(
    LAST,
    national,
    "confirmPlacement",
    { placementId, version, confirmedOn: "2013-10-02" },
    "placement { status }",
  );
  const term = { placementId, startsOn: "2013-10-01", plannedEndOn: "2013-10-30" };
  const { trial } = await tell(LAST, national, "startTrial", term, "trial { id version }");
  const plan = { trialId: trial.id, version: trial.version, filedOn: "2013-10-08" };
  await tell(LAST, national, "fileTrialPlan", plan, "trial { planFiledOn }");
  return trial.id;
}

/** 常用雇用移行. */
export async function beConverted(tell: Tell, trialId: string): Promise<void> {
  const end = { trialId, version: 2, to: "CONVERTED", endedOn: "2013-10-30", convertedOn: "2013-10-31" };
  await tell(LAST, national, "endTrial", end, "trial { status }");
}

/** She is at work: what was booked is not needed, and the file rests, and is closed. */
export async function endSupport(tell: Tell, seekerId: string, sessionId: string): Promise<void> {
  const why = { reason: "就職したため" };
  await tell(LAST, city, "closeCounseling", { sessionId, to: "CANCELED", ...why }, "session { status }");
  for (const to of ["DORMANT", "CLOSED"])
    await tell(LAST, city, "changeCityFileStatus", { seekerId, to, ...why }, "seeker { id }");
}
