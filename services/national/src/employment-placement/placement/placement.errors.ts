import { defineBusinessErrors } from "@aiwork/server/errors/business-error";
import { defineErrors } from "@aiwork/server/errors/refusal";

/** Errors of placement (就職) mutations. */
export const placementError = defineBusinessErrors({
  REFERRAL_NOT_HIRED: {
    ja: () => "採用となった紹介ではありません。",
    en: () => "The referral did not lead to a hire.",
  },
  ALREADY_PLACED: {
    ja: () => "この方のこの求人への就職は、すでに報告されています。誤りであれば、先にそれを取り消してください。",
    en: () => "A placement of this person at this order is already reported. Void that one first if it is wrong.",
  },
  NO_OPENING_LEFT: {
    ja: () => "求人は充足しています。",
    en: () => "All openings of the job order are filled.",
  },
  ORDER_CALLED_OFF: {
    ja: () => "受理されていない求人です。",
    en: () => "The job order was never accepted.",
  },
  PLACED_BEFORE_REFERRED: {
    ja: () => "採用の日は、紹介の日以降にしてください。",
    en: () => "The day of the hire is before the referral.",
  },
  HIRED_BEFORE_INTERVIEW: {
    ja: () => "採用の日は、面接の日以降にしてください。",
    en: () => "The day of the hire is before the interview. Correct the day, or the interview at the referral.",
  },
  STARTS_BEFORE_HIRED: {
    ja: () => "就業開始の日は、採用の日以降にしてください。",
    en: () => "The first day of work is before the hire.",
  },
  SUPPORT_AFTER_HIRED: {
    ja: () => "支援を始めた日は、採用の日以前にしてください。",
    en: () => "The first day of support is after the hire.",
  },
  REFERRED_WITHOUT_TRIAL: {
    ja: () => "トライアル雇用の紹介ではありません。",
    en: () => "The referral is not for trial employment.",
  },
  CONFIRMED_BEFORE_HIRED: {
    ja: () => "確認の日は、採用の日以降にしてください。",
    en: () => "The day of confirmation is before the hire.",
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
    en: () => "hiredFrom is later than hiredTo.",
  },
});
