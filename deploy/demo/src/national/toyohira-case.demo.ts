import { createRandom, uuidOf } from "../population/random";
import { HOURS, instantOf } from "../population/state-changes";
import { toyohiraCase } from "../population/success-cases";
import { demoReferralRow, placementRow, registrationId } from "./referral-rows.demo";
import { caseConsultation, caseOrder } from "./success-case-rows.demo";

const { person, hiredOn, visits } = toyohiraCase;
const HIRED_ON = hiredOn ?? "";

/** A dual-track order. It led to regular employment from the start, so there is no trial. */
const care = {
  ...caseOrder(
    900_011,
    "2013-07-01",
    {
      title: "介護職員（中高年トライアル併用・正社員）",
      description: "介護施設での介護業務",
      occupationCode: "E/36",
      employmentType: "REGULAR",
      wage: [155_000, 180_000],
      licences: ["ホームヘルパー2級"],
      trialMode: "DUAL",
      ageLimit: { maximum: 59, ground: "RETIREMENT_AGE", basis: "定年60歳を上限" },
      retirementAge: 60,
    },
    1,
    1,
  ),
  experience_required: "経験者希望",
};

const negotiation = {
  id: uuidOf("negotiation of Toyohira") as string,
  registration_id: registrationId(person),
  job_order_id: care.id,
  topic: "RETIREMENT_AGE",
  request: "定年制60歳となっているが、意欲のある方なのでぜひ応募させて欲しい。",
  status: "AGREED",
  opened_on: "2013-07-12",
  settled_on: "2013-07-16",
  opened_by_role: "national.counselor",
};

const referral = demoReferralRow(person, care, "2013-07-16", "HIRED", {
  interview_on: "2013-07-19",
  concluded_on: HIRED_ON,
  negotiation_id: negotiation.id,
});

/** 男性：62歳、希望職種：介護職. Support from 8 to 22 July 2013: two weeks. */
export const toyohiraRows = {
  registration: {
    received_on: "2013-06-03",
    valid_until: "2013-08-31",
    service_point_id: null,
    any_occupation: false,
    desired_occupations: ["介護職"],
    desired_employment_types: ["REGULAR"],
    qualifications: ["ホームヘルパー2級"],
    work_history:
      "設計士、通信土木作業員、建築土木作業員を経験。平成22年10月に離職、職業訓練を受講。介護職の実務経験はない。",
    out_of_work_since: "2010-10-31",
  },
  orders: [care],
  consultations: [
    caseConsultation(person, "2013-07-08", 50, {
      topics: ["JOB_SEARCH", "TRIAL_EMPLOYMENT"],
      summary: "ホームヘルパー2級の資格を取得したが、介護職の実務経験がない。求人は経験者希望が多い。",
      proposal: "「中高年トライアル求人（正社員）」への応募",
      next: ["該当する求人の情報を提供し、一緒に応募先を絞り込む", "2013-07-10"],
    }),
    caseConsultation(person, "2013-07-10", 40, {
      topics: ["JOB_MATCHING"],
      summary:
        "該当する求人の検索を行い、情報を提供しながら一緒に応募先の絞り込みを実施。60歳定年が制約となり、なかなか応募できない。",
      next: ["強く応募を希望した求人について求人者に交渉する", "2013-07-12"],
    }),
    caseConsultation(person, "2013-07-16", 30, {
      topics: ["INTERVIEW"],
      summary: "求人者に交渉した結果、応募・面接に至る。",
    }),
  ],
  negotiations: [negotiation],
  referrals: [referral],
  placements: [
    {
      ...placementRow(
        referral,
        "REGULAR",
        HIRED_ON,
        visits[0] ?? "",
        false,
        "CONFIRMED",
        createRandom("case of Toyohira"),
      ),
      starts_on: "2013-08-01",
      confirmed_on: "2013-07-24",
      confirmed_recorded_at: instantOf("2013-07-24", HOURS.PLACEMENT, 1),
    },
  ],
};
