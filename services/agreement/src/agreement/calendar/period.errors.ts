import { defineErrors } from "@aiwork/server/errors/refusal";

/** Errors about periods: fiscal years, months, days and instants. */
export const periodError = defineErrors({
  FISCAL_YEAR_OUT_OF_RANGE: {
    code: "BAD_USER_INPUT",
    ja: () => "年度は1989から2099までの西暦で指定してください。",
    en: () => "Give a fiscal year from 1989 to 2099.",
  },
  MONTH_OUTSIDE_FISCAL_YEAR: {
    code: "BAD_USER_INPUT",
    ja: ({ through, fiscalYear }: { through: string; fiscalYear: number }) =>
      `${through} は${fiscalYear}年度の月ではありません。${fiscalYear}年4月から${fiscalYear + 1}年3月までの月を指定してください。`,
    en: ({ through, fiscalYear }: { through: string; fiscalYear: number }) =>
      `${through} is not a month of fiscal ${fiscalYear}: give one from April ${fiscalYear} to March ${fiscalYear + 1}.`,
  },
  INSTANT_IN_THE_FUTURE: {
    code: "BAD_USER_INPUT",
    ja: () => "asOf に未来の日時は指定できません。現在以前の日時を指定してください。",
    en: () => "asOf is in the future: give an instant that has passed.",
  },
  INSTANT_NOT_CLOSED: {
    code: "TIMEOUT",
    ja: () => "その時点までの記録がまだ書き込まれている途中です。しばらくしてからお試しください。",
    en: () => "Records up to that instant are still being written; try again shortly.",
  },
  BEFORE_FIRST_RECORD: {
    code: "BAD_USER_INPUT",
    ja: () => "asOf は最初の記録より前の日時です。それより後の日時を指定してください。",
    en: () => "asOf is before the first record: give a later instant.",
  },
  FISCAL_YEARS_REVERSED: {
    code: "BAD_USER_INPUT",
    ja: () => "fromFiscalYear は toFiscalYear 以前の年度にしてください。",
    en: () => "Give a fromFiscalYear that is not after toFiscalYear.",
  },
  MONTHS_REVERSED: {
    code: "BAD_USER_INPUT",
    ja: () => "from は through 以前の月にしてください。",
    en: () => "Give a from that is not after through.",
  },
  TOO_MANY_MONTHS: {
    code: "BAD_USER_INPUT",
    ja: ({ max }: { max: number }) => `一度に照会できるのは${max}か月までです。期間を分けてください。`,
    en: ({ max }: { max: number }) => `Ask for at most ${max} months at once: divide the period.`,
  },
  TOO_MANY_ROWS: {
    code: "BAD_USER_INPUT",
    ja: ({ rows, max }: { rows: number; max: number }) =>
      `この表は${rows}行になります（first は${max}）。first を増やす（100まで）か、期間や窓口を減らしてください。`,
    en: ({ rows, max }: { rows: number; max: number }) =>
      `The table has ${rows} rows, and first is ${max}: give a larger first, up to 100, or fewer periods or service points.`,
  },
  DAYS_REVERSED: {
    code: "BAD_USER_INPUT",
    ja: () => "from は to 以前の日にしてください。",
    en: () => "Give a from that is not after to.",
  },
  INSTANTS_REVERSED: {
    code: "BAD_USER_INPUT",
    ja: () => "from は to 以前の日時にしてください。",
    en: () => "Give a from that is not after to.",
  },
  SINCE_AFTER_AS_OF: {
    code: "BAD_USER_INPUT",
    ja: () => "since は asOf 以前の日時にしてください。",
    en: () => "Give a since that is not after asOf.",
  },
  TIMELINE_LENGTH: {
    code: "BAD_USER_INPUT",
    ja: () => "last は1から100までで指定してください。",
    en: () => "Give last from 1 to 100.",
  },
});
