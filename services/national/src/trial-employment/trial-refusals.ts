import { businessRefusalsOf } from "@aiwork/runtime/refusal/business-refusal";

/** What the nation refuses of a trial employment (トライアル雇用). */
export const refuse = businessRefusalsOf({
  PLACEMENT_NOT_ON_TRIAL: {
    ja: () => "トライアル雇用による就職ではありません。",
    en: () => "The placement is not on trial.",
  },
  PLACEMENT_VOIDED: {
    ja: () => "取り消された就職です。",
    en: () => "The placement was voided.",
  },
  TRIAL_BEFORE_HIRED: {
    ja: () => "トライアル雇用の開始は、採用の日以降にしてください。",
    en: () => "The trial starts before the hire.",
  },
  TRIAL_ENDS_BEFORE_START: {
    ja: () => "終了予定の日は、開始の日以降にしてください。",
    en: () => "The trial would end before it starts.",
  },
  TRIAL_TOO_LONG: {
    ja: ({ months }: { months: number }) => `トライアル雇用は${months}か月以内です。`,
    en: ({ months }: { months: number }) => `A trial lasts ${months} months at the most.`,
  },
  PLAN_FILED_ALREADY: {
    ja: () => "実施計画書は提出済みです。",
    en: () => "The plan has been filed already.",
  },
  PLAN_OF_NO_TRIAL: {
    ja: () => "開始しなかったトライアル雇用です。",
    en: () => "The trial did not start.",
  },
  FILED_BEFORE_HIRED: {
    ja: () => "実施計画書の提出は、採用の日以降にしてください。",
    en: () => "The plan was filed before the hire.",
  },
  ENDED_OUTSIDE_TRIAL: {
    ja: () => "終了の日は、開始の日から終了予定の日までにしてください。",
    en: () => "The end lies outside the trial's days.",
  },
  ENDED_AT_TERM: {
    ja: () => "終了予定の日まで続いたものは、中途の終了ではありません。",
    en: () => "What lasted to its planned end did not end early.",
  },
  CONVERSION_DAY_REQUIRED: {
    ja: () => "常用雇用へ移行した日を入力してください。",
    en: () => "Give the day of the conversion to regular employment.",
  },
  CONVERSION_DAY_UNASKED: {
    ja: () => "常用雇用へ移行した場合だけ、移行の日を入力してください。",
    en: () => "Only a conversion has a day of conversion.",
  },
  CONVERTED_BEFORE_END: {
    ja: () => "移行の日は、トライアル雇用の終了の日以降にしてください。",
    en: () => "The conversion comes before the end of the trial.",
  },
});
