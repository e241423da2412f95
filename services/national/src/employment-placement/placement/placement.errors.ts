import { defineBusinessErrors } from "@aiwork/server/errors/business-error";
import { defineErrors } from "@aiwork/server/errors/refusal";

/** Errors of placement (就職) mutations. */
export const placementError = defineBusinessErrors({
  REFERRAL_NOT_HIRED: {
    ja: () => "採用となった紹介ではありません。先に、紹介の結果を採用と記録してください。",
    en: () => "The referral did not lead to a hire. If the person was hired, first record that at the referral.",
  },
  ALREADY_PLACED: {
    ja: () => "この方のこの求人への就職は、すでに報告されています。誤りであれば、先にそれを取り消してください。",
    en: () => "A placement of this person at this order is already reported. Void that one first if it is wrong.",
  },
  NO_OPENING_LEFT: {
    ja: () => "求人は充足しています。誤った就職があれば先に取り消し、なければ求人者に新しい求人を依頼してください。",
    en: () =>
      "All openings of the job order are filled. Void a placement that is wrong first, or ask the employer for a new order.",
  },
  ORDER_CALLED_OFF: {
    ja: () => "受理されていない求人です。先に求人を受理してください。",
    en: () => "The job order was never accepted. Accept it first.",
  },
  PLACED_BEFORE_REFERRED: {
    ja: () => "採用の日は、紹介の日以降にしてください。",
    en: () => "Give the day of the referral or a later one as the day of the hire.",
  },
  HIRED_BEFORE_INTERVIEW: {
    ja: () => "採用の日は、面接の日以降にしてください。",
    en: () => "The day of the hire is before the interview. Correct the day, or the interview at the referral.",
  },
  STARTS_BEFORE_HIRED: {
    ja: () => "就業開始の日は、採用の日以降にしてください。",
    en: () => "Give the day of the hire or a later one as the first day of work.",
  },
  SUPPORT_AFTER_HIRED: {
    ja: () => "支援を始めた日は、採用の日以前にしてください。",
    en: () => "Give the day of the hire or an earlier one as the first day of support.",
  },
  REFERRED_WITHOUT_TRIAL: {
    ja: () => "トライアル雇用の紹介ではありません。トライアル雇用によらない就職として報告してください。",
    en: () => "The referral is not for trial employment. Report the placement as one that is not on trial.",
  },
  CONFIRMED_BEFORE_HIRED: {
    ja: () => "確認の日は、採用の日以降にしてください。",
    en: () => "Give the day of the hire or a later one as the day of confirmation.",
  },
  TRIAL_RUNNING: {
    ja: () => "トライアル雇用が続いています。先に終了を記録してください。",
    en: () => "The trial employment is still running. Record its end first.",
  },
});

/** Errors of placement queries. */
export const placementQueryError = defineErrors({
  HIRED_DAYS_REVERSED: {
    code: "BAD_USER_INPUT",
    ja: () => "hiredFrom は hiredTo 以前の日にしてください。",
    en: () => "Give a hiredFrom that is not later than hiredTo.",
  },
});
