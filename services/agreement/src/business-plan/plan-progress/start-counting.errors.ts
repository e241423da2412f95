import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about the start of counting (集計の開始). */
export const startCountingError = defineBusinessErrors({
  COUNTING_BEFORE_OPENING: {
    ja: () => "最初の窓口が開設された月以降を指定してください。",
    en: () => "Give the month in which the first service point opened, or a later one.",
  },
  COUNTING_TOO_FAR_AHEAD: {
    ja: () => "翌月までの月を指定してください。",
    en: () => "Give a month up to the next one.",
  },
  COUNTING_STARTED: {
    ja: () => "集計はすでに始まっています。取組状況で確認してください。",
    en: () => "Counting has started already: see the plan's progress.",
  },
});
