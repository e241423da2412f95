import { businessRefusalsOf } from "@aiwork/runtime/refusal/business-refusal";

/** What the nation refuses of a referral (紹介). */
export const refuse = businessRefusalsOf({
  ALREADY_REFERRED: {
    ja: () => "この求人への紹介が、まだ結果待ちです。",
    en: () => "A referral of this person to this order is still open.",
  },
  BIRTH_DATE_UNKNOWN: {
    ja: () => "年齢に条件のある求人です。生年月日を登録してください。",
    en: () => "The order asks for an age: the person's birth date is not known.",
  },
  UNDER_MINIMUM_AGE: {
    ja: () => "求人の年齢の下限に達していません。",
    en: () => "The person is under the order's minimum age.",
  },
  NEGOTIATION_REQUIRED: {
    ja: () => "年齢の上限か定年を超えるため、求人者が応じた交渉を示してください。",
    en: () =>
      "The person is over the order's age limit or retirement age: cite the negotiation that the employer agreed to.",
  },
  NEGOTIATION_ELSEWHERE: {
    ja: () => "別の求職申込みか別の求人についての交渉です。",
    en: () => "The negotiation is about another registration or another order.",
  },
  NEGOTIATION_NOT_AGREED: {
    ja: () => "紹介の日までに求人者が応じた交渉ではありません。",
    en: () => "The employer had not agreed by the day of the referral.",
  },
  NEGOTIATION_NOT_ABOUT_AGE: {
    ja: () => "年齢か定年についての交渉を示してください。",
    en: () => "Cite a negotiation about the age or the retirement age.",
  },
  TRIAL_DECISION_UNASKED: {
    ja: () => "トライアル雇用の判断は、トライアルの紹介だけに付けてください。",
    en: () => "A trial decision belongs to a referral on trial alone.",
  },
  TRIAL_DECISION_REQUIRED: {
    ja: () => "トライアル雇用の対象とする判断と本人の同意を記録してください。",
    en: () => "Record the office's decision and the person's agreement.",
  },
  ORDER_NOT_FOR_TRIAL: {
    ja: () => "トライアル雇用の求人ではありません。",
    en: () => "The order takes nobody on trial.",
  },
  ORDER_ONLY_FOR_TRIAL: {
    ja: () => "トライアル雇用だけの求人です。",
    en: () => "The order takes people on trial alone.",
  },
  TRIAL_RULE_NOT_IN_FORCE: {
    ja: () => "紹介の日に適用される要件の版ではありません。",
    en: () => "That version of the rule is not the one of the day of the referral.",
  },
  UNKNOWN_TRIAL_GROUP: {
    ja: () => "その版の要件にない対象者区分です。",
    en: () => "That version of the rule has no such group.",
  },
  OUTSIDE_TRIAL_GROUP: {
    ja: () => "年齢が対象者区分の要件に合いません。",
    en: () => "The person's age is outside the group, or not known.",
  },
  DECIDED_AFTER_ISSUE: {
    ja: () => "判断の日は、紹介の日以前にしてください。",
    en: () => "The decision comes after the referral.",
  },
  AGREED_AFTER_ISSUE: {
    ja: () => "本人の同意の日は、紹介の日以前にしてください。",
    en: () => "The person's agreement comes after the referral.",
  },
  STEP_TOO_EARLY: {
    ja: () => "紹介や面接より前の日です。",
    en: () => "The day comes before the referral, or before the interview that it follows.",
  },
  INTERVIEW_DAY_REQUIRED: {
    ja: () => "面接の日を入力してください。",
    en: () => "Give the day of the interview.",
  },
  INTERVIEW_DAY_UNASKED: {
    ja: () => "この経過に面接の日は付けられません。",
    en: () => "This step has no day of an interview.",
  },
  INTERVIEW_DAY_OUT_OF_ORDER: {
    ja: () => "面接の日は、紹介の日以降、面接を踏まえた経過の日以前にしてください。",
    en: () => "The interview comes after the referral, and not after a step that follows it.",
  },
});
