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
    ja: () => "集計はすでに始まっています。開始月を改めるときは、先に理由を添えて集計の開始を取り消してください。",
    en: () => "Counting has started already. To start from another month, first take the start back with a reason.",
  },
  COUNTING_NOT_STARTED: {
    ja: () => "集計は始まっていないか、すでに取り消されています。取り消すものがないため、手続は要りません。",
    en: () => "Counting has not started, or its start has been taken back already: nothing more is needed.",
  },
});
