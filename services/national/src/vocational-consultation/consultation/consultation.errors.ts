import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors of recording a vocational consultation. */
export const consultationError = defineBusinessErrors({
  HELD_BEFORE_REGISTERED: {
    ja: () => "相談の日は、最初の求職申込みの受付日以降にしてください。",
    en: () => "Give a day of the consultation from the person's first registration on.",
  },
  MINUTES_OUT_OF_RANGE: {
    ja: ({ max }: { max: number }) => `相談時間は1分以上${max}分以下で指定してください。`,
    en: ({ max }: { max: number }) => `Give a length of 1 to ${max} minutes.`,
  },
  NO_TOPIC: {
    ja: () => "相談の内容を1つ以上指定してください。",
    en: () => "Give at least one topic.",
  },
  NOTHING_TO_AGREE_TO: {
    ja: () => "提案がないときは、了解の有無を指定できません。提案を入力するか、了解の有無を空欄にしてください。",
    en: () => "There is no proposal to agree to. Enter the proposal, or leave out whether the person agreed.",
  },
  DUE_BEFORE_HELD: {
    ja: () => "次の対応の期日は、相談日以降の日にしてください。",
    en: () => "Give the day of the consultation or a later one as the due day of the next action.",
  },
});
