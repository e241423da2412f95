import { createRandom } from "../population/random";
import { HOURS, instantOf } from "../population/state-changes";
import { shiroishiCase } from "../population/success-cases";
import type { JobKind } from "./job-kinds.demo";
import { demoReferralRow, placementRow } from "./referral-rows.demo";
import { caseConsultation, caseOrder } from "./success-case-rows.demo";

const { person, hiredOn, visits } = shiroishiCase;
const HIRED_ON = hiredOn ?? "";

const job = (title: string, description: string, occupationCode: string, more: Partial<JobKind> = {}): JobKind => ({
  title,
  description,
  occupationCode,
  employmentType: "REGULAR",
  wage: [140_000, 165_000],
  ...more,
});

const building = caseOrder(900_001, "2013-05-14", job("ビル管理人", "建物の点検、受付、巡回", "E/41"), 1, 0);
const parking = caseOrder(900_002, "2013-06-03", job("駐車場管理人", "駐車場の料金収受と案内", "E/41"), 1, 0);
const cleaning = caseOrder(900_003, "2013-07-01", job("清掃員", "事務所と共用部の清掃", "K/76"), 2, 0);
const guard = caseOrder(
  900_004,
  "2013-09-02",
  job("交通誘導・イベントの警備員（併用求人）", "道路工事や催しの会場での交通誘導と警備", "F/45", {
    trialMode: "DUAL",
    ageLimit: { minimum: 18, ground: "STATUTORY_MINIMUM", basis: "警備業法第14条" },
  }),
  3,
  1,
);

const failed = (order: { id: string }, issuedOn: string, concludedOn: string) =>
  demoReferralRow(person, order, issuedOn, "NOT_HIRED", {
    concluded_on: concludedOn,
    outcome_reason: "経験がないため",
  });

const referral = demoReferralRow(person, guard, "2013-09-17", "HIRED", {
  track: "TRIAL",
  interview_on: "2013-09-25",
  concluded_on: HIRED_ON,
  trial_reason: "応募を繰り返すも経験がなく不調が続いたため",
  trial_agreed_on: "2013-06-17",
});
const placement = {
  ...placementRow(referral, "REGULAR", HIRED_ON, visits[0] ?? "", true, "CONFIRMED", createRandom("case of Shiroishi")),
  starts_on: "2013-10-01",
  confirmed_on: "2013-10-02",
  confirmed_recorded_at: instantOf("2013-10-02", HOURS.PLACEMENT, 1),
};

/** 男性：52歳、希望職種：不問. Support from 13 May to 27 September 2013: 4.5 months. */
export const shiroishiRows = {
  registration: {
    any_occupation: true,
    desired_occupations: ["ビル管理", "清掃"],
    desired_employment_types: ["REGULAR"],
    qualifications: [],
    work_history:
      "建設関係の仕事（測量・建設作業員）を20年以上経験（冬期は雇用保険を受給）。新聞配達と集金がアルバイトに切り替えられ、離職。",
    out_of_work_since: "2012-03-31",
  },
  orders: [building, parking, cleaning, guard],
  consultations: [
    caseConsultation(person, "2013-05-20", 40, {
      topics: ["JOB_SEARCH"],
      summary: "年齢で該当する求人に応募していく。年齢が高く、ビル管理や清掃関係の仕事を主に探している。",
      next: ["ビル管理人の求人に応募する", "2013-05-27"],
    }),
    caseConsultation(person, "2013-06-17", 40, {
      topics: ["JOB_MATCHING", "TRIAL_EMPLOYMENT"],
      summary: "年齢で該当する求人に応募を繰り返すも、経験がなく不調が続いている。",
      proposal: "「中高年トライアル求人（正社員）」への応募",
      next: ["ビル管理人、駐車場管理人、清掃員等を中心に求人を探す", "2013-06-24"],
    }),
    caseConsultation(person, "2013-09-17", 30, {
      topics: ["JOB_MATCHING", "TRIAL_EMPLOYMENT", "INTERVIEW"],
      summary:
        "ビル管理人、駐車場管理人、清掃員等を中心に積極的にマッチングを行い、「交通誘導・イベントの警備員（併用求人）」で「中高年トライアル」を活用した職業紹介に至った。",
    }),
  ],
  referrals: [
    failed(building, "2013-05-20", "2013-05-31"),
    failed(parking, "2013-06-10", "2013-06-17"),
    failed(cleaning, "2013-07-08", "2013-07-22"),
    referral,
  ],
  placements: [placement],
  trials: [
    {
      id: placement.id.replace(/^.{8}/, "9001aaaa"),
      placement_id: placement.id,
      rule_version: "2013",
      starts_on: "2013-10-01",
      planned_end_on: "2013-12-31",
      plan_due_on: "2013-10-15",
      plan_filed_on: "2013-10-08" as string | null,
      status: "STARTED",
      ended_on: null as string | null,
      end_reason: null as string | null,
      converted_on: null as string | null,
    },
  ],
};
