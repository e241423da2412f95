import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors of referral (紹介) mutations. */
export const referralError = defineBusinessErrors({
  ALREADY_REFERRED: {
    ja: () => "この求人への紹介が、まだ結果待ちです。先にその結果を記録してください。",
    en: () => "A referral of this person to this order is still open. Record its result first.",
  },
  BIRTH_DATE_UNKNOWN: {
    ja: () => "年齢に条件のある求人です。生年月日を登録してください。",
    en: () => "The order has an age condition. Record the person's birth date.",
  },
  UNDER_MINIMUM_AGE: {
    ja: () => "求人の年齢の下限に達していません。別の求人を選ぶか、生年月日の誤りを訂正してください。",
    en: () =>
      "The person is under the order's minimum age. Choose another order, or correct the birth date if it is wrong.",
  },
  NEGOTIATION_REQUIRED: {
    ja: () => "年齢の上限か定年を超えるため、求人者が応じた交渉を示してください。",
    en: () =>
      "The person is over the order's age limit or retirement age. Cite the negotiation that the employer agreed to.",
  },
  NEGOTIATION_ELSEWHERE: {
    ja: () => "別の求職申込みか別の求人についての交渉です。この求職申込みと求人についての交渉を示してください。",
    en: () => "The negotiation is about another registration or another order. Cite one about these two.",
  },
  NEGOTIATION_NOT_AGREED: {
    ja: () =>
      "紹介の日までに求人者が応じた交渉ではありません。応じていたのであれば、先に交渉の結果と日を訂正してください。",
    en: () =>
      "The employer had not agreed to the negotiation by the day of the referral. If that is wrong, first correct the result and day of the negotiation.",
  },
  NEGOTIATION_NOT_ABOUT_AGE: {
    ja: () => "年齢か定年についての交渉を示してください。",
    en: () => "Cite a negotiation about the age or the retirement age.",
  },
  TRIAL_DECISION_UNASKED: {
    ja: () => "トライアル雇用の判断は、トライアルの紹介だけに付けてください。",
    en: () => "Give a trial decision only with a referral on trial.",
  },
  TRIAL_DECISION_REQUIRED: {
    ja: () => "トライアル雇用の対象とする判断と本人の同意を記録してください。",
    en: () => "Record the office's decision on the trial and the person's agreement.",
  },
  ORDER_NOT_FOR_TRIAL: {
    ja: () => "トライアル雇用の求人ではありません。通常の紹介とするか、別の求人を選んでください。",
    en: () => "The order is not for trial employment. Make it an ordinary referral, or choose another order.",
  },
  ORDER_ONLY_FOR_TRIAL: {
    ja: () => "トライアル雇用だけの求人です。トライアルの紹介とするか、別の求人を選んでください。",
    en: () => "The order is only for trial employment. Make it a referral on trial, or choose another order.",
  },
  TRIAL_RULE_NOT_IN_FORCE: {
    ja: () => "紹介の日に適用される要件の版を指定してください。",
    en: () => "Give the version of the rule that is in force on the day of the referral.",
  },
  UNKNOWN_TRIAL_GROUP: {
    ja: () => "その版の要件にない対象者区分です。その版にある区分を指定してください。",
    en: () => "That version of the rule has no such group. Give one that it has.",
  },
  OUTSIDE_TRIAL_GROUP: {
    ja: () => "年齢が対象者区分の要件に合わないか、分かりません。別の区分を指定するか、生年月日を訂正してください。",
    en: () => "The person's age is outside the group or not known. Give another group, or correct the birth date.",
  },
  DECIDED_AFTER_ISSUE: {
    ja: () => "判断の日は、紹介の日以前にしてください。",
    en: () => "Give the day of the referral or an earlier one as the day of the decision.",
  },
  AGREED_AFTER_ISSUE: {
    ja: () => "本人の同意の日は、紹介の日以前にしてください。",
    en: () => "Give the day of the referral or an earlier one as the day of the person's agreement.",
  },
  ONLY_RESULT_LATE: {
    ja: () => "この窓口での支援の期限を過ぎた方か、移管した方の紹介です。結果だけを、理由を添えて記録してください。",
    en: () =>
      "The person's term at your service point has ended, or the person was handed over. Record the result of the referral alone.",
  },
  PLACEMENT_STANDS: {
    ja: () => "この紹介による就職が報告されています。先にその就職を取り消してください。",
    en: () => "A placement by this referral stands. Void the placement first.",
  },
  STEP_TOO_EARLY: {
    ja: () => "紹介の日、前の経過の日及び行われた面接の日以降の日を入力してください。",
    en: () => "Give a day that is not before the referral, the state that it follows, or the interview that was held.",
  },
  INTERVIEW_STILL_TO_COME: {
    ja: ({ day }: { day: string }) =>
      `面接は${day}に設定されています。面接の日を変更するか、行われた日を interviewOn に入力してください。面接なしで決まったときは null としてください。`,
    en: ({ day }: { day: string }) =>
      `The interview is set for ${day}. Move it, or give the day it was held as interviewOn: null where the employer decided without one.`,
  },
  INTERVIEW_DAY_UNCHANGED: {
    ja: () => "面接は、既にその日に設定されています。新しい日を入力してください。",
    en: () => "The interview is already set for that day. Give the new day.",
  },
  INTERVIEW_DAY_REQUIRED: {
    ja: () => "面接の日を入力してください。",
    en: () => "Give the day of the interview.",
  },
  INTERVIEW_DAY_UNASKED: {
    ja: () => "この経過に面接の日は付けられません。空欄にしてください。",
    en: () => "This step does not take a day of an interview: leave it out.",
  },
  INTERVIEW_DAY_OUT_OF_ORDER: {
    ja: () => "面接の日は、紹介の日と設定した日以降、面接を踏まえた経過の日以前にしてください。",
    en: () =>
      "Give a day of the interview from the referral, and from the day it was set, to the step that follows it.",
  },
});
