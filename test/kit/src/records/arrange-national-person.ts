import { randomUUID } from "node:crypto";
import type { Database } from "@aiwork/subgraph/database/connect-database";
import {
  type FixtureValues,
  insertRecord,
  insertRow,
  insertStateChange,
  OTHER_SERVICE_POINT,
  OWN_SERVICE_POINT,
} from "./insert-row";

const point = { service_point_id: OWN_SERVICE_POINT };

/** Inserts a record of every kind that the national side can hold about a person, at one service point, up to a converted trial employment. */
export async function arrangeNationalPerson(
  national: Database,
  seeker_id: string,
  { jobOrder: job_order_id, liaison: liaison_id, number }: FixtureValues,
): Promise<FixtureValues> {
  const registrationNumber = `01010-${number}`;
  await insertRow(national, "national_file", { seeker_id });
  await insertRow(national, "national_profile", {
    seeker_id,
    name: "試験 太郎",
    name_kana: "シケン タロウ",
    birth_date: "1961-04-02",
    sex: "MALE",
    phone: "011-000-7379",
    receives_employment_insurance: true,
  });
  const by = { by_role: "national.counselor", by_name: "担当" };
  const revised = { field: "birthDate", before: "1961-04-03", reason: "本人確認による" };
  await insertRecord(national, "profile_revision", { seeker_id, ...revised, ...by });
  const moved = { from_service_point_id: OTHER_SERVICE_POINT, to_service_point_id: OWN_SERVICE_POINT, status: "DONE" };
  const transfer = await insertRecord(national, "file_transfer", { seeker_id, ...moved });
  const duplicate_id = randomUUID();
  await insertRow(national, "national_file", { seeker_id: duplicate_id });
  const link = { duplicate_id, kept_id: seeker_id, reason: "本人確認による", receipt: "受領証" };
  await insertRow(national, "linked_file", { ...link, ...by });
  const proposal = { duplicate_id: randomUUID(), kept_id: seeker_id, proposed_by: "同僚", reason: "本人確認による" };
  await insertRow(national, "link_proposal", { ...proposal, ...by });
  const registration_id = await insertRecord(national, "registration", {
    seeker_id,
    ...point,
    number: registrationNumber,
    ...REGISTRATION,
  });
  await insertRow(national, "registration_background", { registration_id, ...BACKGROUND });
  const consultation = await insertRecord(national, "consultation", {
    seeker_id,
    ...point,
    liaison_id,
    ...CONSULTATION,
  });
  await insertRow(national, "consultation_note", { consultation_id: consultation, notes: "金糸雀の所見" });
  const about = { registration_id, job_order_id };
  const negotiation_id = await insertRecord(national, "negotiation", { ...about, ...NEGOTIATION });
  const letter = { letter_number: `L${number}`, negotiation_id };
  const referral_id = await insertRecord(national, "referral", { ...about, ...point, ...letter, ...REFERRAL });
  await insertRow(national, "trial_decision", { referral_id, ...TRIAL_DECISION });
  const hired = { referral_id, ...point, ...HIRED };
  const voided = await insertRecord(national, "placement", {
    ...hired,
    status: "VOIDED",
    confirmed_on: "2013-09-11",
    void_reason: "誤り",
    corrected_month: "2013-10",
  });
  // Known after its month was closed.
  await insertRecord(national, "placement", {
    ...hired,
    hired_on: "2013-11-05",
    starts_on: "2013-11-05",
    status: "VOIDED",
    confirmed_on: "2013-11-05",
    void_reason: "誤り",
    corrected_month: "2013-12",
  });
  const placement_id = await insertRecord(national, "placement", {
    ...hired,
    status: "CONFIRMED",
    confirmed_on: "2013-09-11",
  });
  const trial = await insertRecord(national, "trial_employment", { placement_id, ...TRIAL });
  for (const subject of [registration_id, transfer, consultation, negotiation_id, referral_id, placement_id, trial])
    await insertStateChange(national, "NATIONAL", subject);
  const changed = { seeker_id, reason: "先方の都合", ...by };
  await insertRecord(national, "profile_revision", {
    ...changed,
    subject_id: referral_id,
    field: "interviewOn",
    before: "2013-09-07",
  });
  await insertRecord(national, "profile_revision", {
    ...changed,
    subject_id: trial,
    field: "startsOn",
    before: "2013-09-10",
  });
  await insertRecord(national, "profile_revision", {
    ...changed,
    subject_id: consultation,
    field: "minutes",
    before: "20",
  });
  const settled = { subject_id: negotiation_id, field: "settledOn", before: "2013-09-04" };
  await insertRecord(national, "profile_revision", { ...changed, ...settled });
  return {
    registrationNumber,
    registration: registration_id,
    consultation,
    negotiation: negotiation_id,
    referral: referral_id,
    letterNumber: letter.letter_number,
    placement: placement_id,
    placement_VOIDED: voided,
    trial,
  };
}

const REGISTRATION = {
  office: "ハローワーク札幌東",
  received_on: "2013-09-02",
  valid_until: "2013-11-30",
  status: "ACTIVE",
  desired_occupations: ["警備員"],
  any_occupation: false,
  desired_employment_types: ["REGULAR"],
  qualifications: ["普通自動車免許"],
  age_on_receipt: 52,
};
const BACKGROUND = { work_history: "製造業", out_of_work_since: "2013-03-31" };
const CONSULTATION = {
  held_on: "2013-10-01",
  minutes: 30,
  topics: ["JOB_SEARCH"],
  by_role: "national.counselor",
  by_name: "担当",
  proposal: "トライアル雇用",
  proposal_agreed: true,
  summary: "相談の要約",
  next_action_text: "面接",
  next_action_owner: "NATIONAL",
  next_action_due_on: "2013-10-31",
  next_action_done_on: "2013-10-30",
  next_action_done_by_role: "national.counselor",
  next_action_done_by_name: "担当",
};
const NEGOTIATION = {
  topic: "RETIREMENT_AGE",
  request: "応募させて欲しい",
  status: "AGREED",
  opened_on: "2013-09-03",
  settled_on: "2013-09-04",
  opened_by_role: "national.counselor",
  opened_by_name: "担当",
};
const REFERRAL = {
  track: "TRIAL",
  issued_on: "2013-09-05",
  by_role: "national.counselor",
  by_name: "担当",
  status: "HIRED",
  status_on: "2013-09-10",
  interview_on: "2013-09-08",
  concluded_on: "2013-09-10",
  outcome_reason: "採用",
};
const TRIAL_DECISION = {
  rule_version: "2013",
  target_group: "45歳以上65歳未満",
  reason: "未経験の職種",
  decided_on: "2013-09-05",
  decided_by_role: "national.counselor",
  agreed_on: "2013-09-05",
};
const HIRED = {
  hired_on: "2013-09-10",
  starts_on: "2013-09-11",
  employment_type: "REGULAR",
  on_trial: true,
  support_started_on: "2013-09-02",
};
const TRIAL = {
  rule_version: "2013",
  starts_on: "2013-09-11",
  planned_end_on: "2013-10-10",
  plan_due_on: "2013-09-25",
  plan_filed_on: "2013-09-20",
  status: "CONVERTED",
  ended_on: "2013-10-10",
  end_reason: "常用雇用へ移行",
  converted_on: "2013-10-11",
};
