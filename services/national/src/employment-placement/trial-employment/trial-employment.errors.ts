import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors of trial employment (トライアル雇用) mutations. */
export const trialEmploymentError = defineBusinessErrors({
  PLACEMENT_NOT_ON_TRIAL: {
    ja: () => "トライアル雇用による就職ではありません。",
    en: () => "The placement is not for trial employment.",
  },
  PLACEMENT_VOIDED: {
    ja: () => "取り消された就職です。",
    en: () => "The placement was voided.",
  },
  TRIAL_BEFORE_HIRED: {
    ja: () => "トライアル雇用の開始は、採用の日以降にしてください。",
    en: () => "The first day of the trial is before the hire.",
  },
  TRIAL_ENDS_BEFORE_START: {
    ja: () => "終了予定の日は、開始の日以降にしてください。",
    en: () => "The planned end is before the first day of the trial.",
  },
  TRIAL_TOO_LONG: {
    ja: ({ months }: { months: number }) => `トライアル雇用は${months}か月以内です。`,
    en: ({ months }: { months: number }) => `A trial lasts at most ${months} months.`,
  },
  TRIAL_DAYS_UNCHANGED: {
    ja: () => "既にその日程になっています。新しい日程を入力してください。",
    en: () => "The trial already has these days. Give the new ones.",
  },
  ENDED_BEFORE_HIRED: {
    ja: () => "開始しなかったことが分かった日は、採用の日以降にしてください。",
    en: () => "The day on which the trial turned out not to begin is before the hire.",
  },
  PLAN_FILED_ALREADY: {
    ja: () => "実施計画書は提出済みです。提出の日が誤りであれば、理由を添えて正しい日を入力してください。",
    en: () => "The plan is already filed. Where its day is wrong, give the right one with a reason.",
  },
  TRIAL_OVER: {
    ja: () => "終了予定の日を過ぎています。終了の内容が誤りであれば、正しい終了を記録してください。",
    en: () => "The planned end of the trial has passed. Where its end was recorded wrongly, record the right one.",
  },
  PLAN_OF_NO_TRIAL: {
    ja: () => "開始しなかったトライアル雇用です。",
    en: () => "The trial did not start.",
  },
  FILED_BEFORE_HIRED: {
    ja: () => "実施計画書の提出は、採用の日以降にしてください。",
    en: () => "The day of filing is before the hire.",
  },
  ENDED_OUTSIDE_TRIAL: {
    ja: () => "終了の日は、開始の日から終了予定の日までにしてください。",
    en: () => "Give an end from the first day to the planned end of the trial.",
  },
  ENDED_AT_TERM: {
    ja: () => "終了予定の日まで続いたものは、中途の終了ではありません。",
    en: () => "A trial that lasted to its planned end did not end early.",
  },
  CONVERSION_DAY_REQUIRED: {
    ja: () => "常用雇用へ移行した日を入力してください。",
    en: () => "Give the day of the conversion to regular employment.",
  },
  CONVERSION_DAY_UNASKED: {
    ja: () => "常用雇用へ移行した場合だけ、移行の日を入力してください。",
    en: () => "Give a day of conversion only for a conversion.",
  },
  CONVERTED_BEFORE_END: {
    ja: () => "移行の日は、トライアル雇用の終了の日以降にしてください。",
    en: () => "The day of conversion is before the end of the trial.",
  },
});
