import { type RunMutation, receiveJobOrderOn, staffOf } from "./run-mutation";

const POINT = "shiroishi";
const { city, national } = staffOf(POINT);

/** The ids of the case: the person, and the last record of each kind. */
export interface ShiroishiCase {
  seekerId: string;
  referralId: string;
  placementId: string;
  trialId: string;
}

/**
 * 男性：52歳、希望職種：不問. Long out of work and on public assistance. After three failed applications he agrees to a
 * trial, is referred to a dual-track order, and is hired two days after the interview. 4.5 months, by mutations alone.
 */
export async function runShiroishiCase(run: RunMutation): Promise<ShiroishiCase> {
  const seekerId = await openFileAndCounsel(run);
  const registration = await register(run, seekerId);
  const registrationId = registration.id;
  await applyWithoutSuccess(run, registrationId, { day: "2013-05-20", title: "ビル管理人", number: "01020-900101" });
  await applyWithoutSuccess(run, registrationId, { day: "2013-06-10", title: "駐車場管理人", number: "01020-900102" });
  await agreeToTrial(run, seekerId);
  await applyWithoutSuccess(run, registrationId, { day: "2013-07-08", title: "清掃員", number: "01020-900103" });
  await renew(run, registration);
  const referralId = await referOnTrial(run, registrationId);
  await visitEveryWeek(run, seekerId);
  return { seekerId, referralId, ...(await beginTrial(run, referralId)) };
}

/** ① The city counsels him first: he comes for the public-assistance office in the same ward office. */
async function openFileAndCounsel(run: RunMutation): Promise<string> {
  const day = "2013-05-13";
  const person = { name: "見本 一郎", nameKana: "ミホン イチロウ", birthDate: "1961-06-15", sex: "MALE" };
  const file = { ...person, servicePointId: POINT, municipalityCode: "011002", wardCode: "011045" };
  const opened = await run(day, city, "openCityFile", { ...file, publicAssistance: true }, "seeker { id }");
  const seekerId: string = opened.seeker.id;
  const session = {
    seekerId,
    servicePointId: POINT,
    heldOn: day,
    minutes: 60,
    themes: ["CAREER_REVIEW", "LIFE_SUPPORT"],
  };
  const summary = "職種にこだわらず年齢的に可能性のある求人にチャレンジすることとした。";
  await run(day, city, "holdCounseling", { ...session, summary }, "session { id }");
  return seekerId;
}

/** ⑤ 毎週来所: from the first day on, each visit recorded when the reception next enters its visits. */
async function visitEveryWeek(run: RunMutation, seekerId: string): Promise<void> {
  for (let week = 0; week < 20; week++) {
    const visitedOn = new Date(Date.parse("2013-05-13") + week * 7 * 86_400_000).toISOString().slice(0, 10);
    const visit = { servicePointId: POINT, visitedOn, seekerId, services: ["VOCATIONAL_CONSULTATION"] };
    await run("2013-09-27", city, "recordVisit", visit, "visit { id }");
  }
}

/** ② Over 20 years in construction, then a newspaper round that he lost. */
async function register(run: RunMutation, seekerId: string): Promise<{ id: string; version: number }> {
  const person = { name: "見本 一郎", nameKana: "ミホン イチロウ", birthDate: "1961-06-15", sex: "MALE" };
  const wishes = {
    desiredOccupations: ["ビル管理", "清掃"],
    anyOccupation: true,
    desiredEmploymentTypes: ["REGULAR"],
    qualifications: [],
    workHistory: "建設関係の仕事を20年以上経験。新聞配達と集金がアルバイトに切り替えられ、離職。",
    outOfWorkSince: "2012-03-31",
    receivesEmploymentInsurance: false,
  };
  const input = { seekerId, servicePointId: POINT, office: "札幌東公共職業安定所", ...person, ...wishes };
  const received = await run("2013-05-20", national, "receiveRegistration", input, "registration { id version }");
  return received.registration;
}

/** The registration was valid to the end of July, the second month after its receipt. */
async function renew(run: RunMutation, { id, version }: { id: string; version: number }): Promise<void> {
  const renewal = { registrationId: id, version, to: "ACTIVE" };
  await run("2013-08-05", national, "changeRegistrationStatus", renewal, "registration { validUntil }");
}

/** ③ A job order for his age and without experience; he is not hired. */
async function applyWithoutSuccess(
  run: RunMutation,
  registrationId: string,
  { day, title, number }: { day: string; title: string; number: string },
): Promise<void> {
  const order = { title, number, description: "点検、受付、巡回", occupationCode: "E/41" };
  const jobOrderId = await receiveJobOrderOn(run, day, order);
  const letter = { registrationId, jobOrderId, servicePointId: POINT, track: "ORDINARY", issuedOn: day };
  const { referral } = await run(day, national, "issueReferral", letter, "referral { id version }");
  const result = {
    referralId: referral.id,
    version: referral.version,
    to: "NOT_HIRED",
    on: day,
    reason: "経験がないため",
  };
  await run(day, national, "recordReferralProgress", result, "referral { status }");
}

/** ③ 「中高年トライアル求人（正社員）」への応募を勧奨、了解を得る。 */
async function agreeToTrial(run: RunMutation, seekerId: string): Promise<void> {
  const day = "2013-06-17";
  const consultation = {
    seekerId,
    servicePointId: POINT,
    heldOn: day,
    minutes: 40,
    topics: ["JOB_MATCHING", "TRIAL_EMPLOYMENT"],
    proposal: "「中高年トライアル求人（正社員）」への応募",
    proposalAgreed: true,
    summary: "年齢で該当する求人に応募を繰り返すも、経験がなく不調が続いている。",
  };
  await run(day, national, "recordConsultation", consultation, "consultation { id }");
}

/** ③ Referred on trial to a dual-track order (併用求人) for guards. */
async function referOnTrial(run: RunMutation, registrationId: string): Promise<string> {
  const jobOrderId = await receiveJobOrderOn(run, "2013-09-02", {
    number: "01020-900104",
    title: "交通誘導・イベントの警備員（併用求人）",
    description: "道路工事や催しの会場での交通誘導と警備",
    occupationCode: "F/45",
    openings: 3,
    ageLimit: { minimum: 18, ground: "STATUTORY_MINIMUM", basisText: "警備業法第14条" },
    trialMode: "DUAL",
  });
  const day = "2013-09-17";
  const trialDecision = {
    ruleVersion: "2013",
    group: "AGE_45_TO_64",
    reason: "応募を繰り返すも経験がなく不調が続いたため",
    decidedOn: day,
    seekerAgreedOn: "2013-06-17",
  };
  const letter = { registrationId, jobOrderId, servicePointId: POINT, track: "TRIAL", issuedOn: day, trialDecision };
  const { referral } = await run(day, national, "issueReferral", letter, "referral { id }");
  return referral.id;
}

/** ④ Hired two days after the interview (⑤), on trial from 1 October. */
async function beginTrial(
  run: RunMutation,
  referralId: string,
): Promise<Pick<ShiroishiCase, "placementId" | "trialId">> {
  const steps = [
    { day: "2013-09-18", to: "INTERVIEW_SET", interviewOn: "2013-09-25" },
    { day: "2013-09-25", to: "INTERVIEWED" },
    { day: "2013-09-27", to: "HIRED" },
  ];
  for (const [i, { day, ...step }] of steps.entries()) {
    const progress = { referralId, version: i + 1, on: day, ...step };
    await run(day, national, "recordReferralProgress", progress, "referral { status }");
  }
  const hire = { hiredOn: "2013-09-27", startsOn: "2013-10-01", employmentType: "REGULAR", onTrial: true };
  const hired = { referralId, ...hire, supportStartedOn: "2013-05-13" };
  const { placement } = await run("2013-09-27", national, "reportPlacement", hired, "placement { id version }");
  const trial = { placementId: placement.id, startsOn: "2013-10-01", plannedEndOn: "2013-12-31" };
  const started = await run("2013-10-01", national, "startTrial", trial, "trial { id version }");
  const confirmation = { placementId: placement.id, version: placement.version, confirmedOn: "2013-10-02" };
  await run("2013-10-02", national, "confirmPlacement", confirmation, "placement { countedMonth }");
  const plan = { trialId: started.trial.id, version: started.trial.version, filedOn: "2013-10-08" };
  await run("2013-10-08", national, "fileTrialPlan", plan, "trial { planOverdue }");
  return { placementId: placement.id, trialId: started.trial.id };
}
