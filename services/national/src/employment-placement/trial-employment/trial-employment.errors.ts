import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors of trial employment (トライアル雇用) mutations. */
export const trialEmploymentError = defineBusinessErrors({
  PLACEMENT_NOT_ON_TRIAL: {
    ja: () =>
      "トライアル雇用による就職ではないため、手続は要りません。誤りであれば、就職を取り消して報告し直してください。",
    en: () =>
      "The placement is not for trial employment, so nothing more is needed. If that is wrong, void the placement and report it anew.",
  },
  PLACEMENT_VOIDED: {
    ja: () =>
      "取り消された就職のため、トライアル雇用はそのままとなります。採用が事実であれば、就職を報告し直してください。",
    en: () =>
      "The placement was voided, and its trial stays as it is. If the person was hired after all, report the placement anew.",
  },
  TRIAL_BEFORE_HIRED: {
    ja: () => "トライアル雇用の開始は、採用の日以降にしてください。",
    en: () => "Give the day of the hire or a later one as the first day of the trial.",
  },
  TRIAL_ENDS_BEFORE_START: {
    ja: () => "終了予定の日は、開始の日以降にしてください。",
    en: () => "Give a planned end that is not before the first day of the trial.",
  },
  TRIAL_TOO_LONG: {
    ja: ({ months }: { months: number }) => `トライアル雇用は${months}か月以内です。終了予定の日を早めてください。`,
    en: ({ months }: { months: number }) => `A trial lasts at most ${months} months: give an earlier planned end.`,
  },
  TRIAL_DAYS_UNCHANGED: {
    ja: () => "既にその日程になっています。新しい日程を入力してください。",
    en: () => "The trial already has these days. Give the new ones.",
  },
  ENDED_BEFORE_HIRED: {
    ja: () => "開始しなかったことが分かった日は、採用の日以降にしてください。",
    en: () => "Give the day of the hire or a later one as the day on which the trial turned out not to begin.",
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
    ja: () =>
      "開始しなかったトライアル雇用に、実施計画書は要りません。実際に開始していれば、先に日程を記録し直してください。",
    en: () => "The trial did not start, so nothing more is needed. If it did start, first record its days anew.",
  },
  FILED_BEFORE_HIRED: {
    ja: () => "実施計画書の提出は、採用の日以降にしてください。",
    en: () => "Give the day of the hire or a later one as the day of filing.",
  },
  ENDED_OUTSIDE_TRIAL: {
    ja: () => "終了の日は、開始の日から終了予定の日までにしてください。",
    en: () => "Give an end from the first day to the planned end of the trial.",
  },
  ENDED_AT_TERM: {
    ja: () => "終了予定の日まで続いたものは、中途の終了ではありません。常用雇用へ移行したかどうかを記録してください。",
    en: () => "A trial that lasted to its planned end did not end early. Record it as converted or not converted.",
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
    en: () => "Give the day on which the trial ended or a later one as the day of conversion.",
  },
});
