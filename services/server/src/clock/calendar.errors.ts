import { defineErrors } from "../errors/refusal";

/** The era to which a day or a month belongs that was written in another one. */
interface EraOfDay {
  readonly era?: string | undefined;
}

/** The errors of days, months and instants that a request gives. */
export const calendarError = defineErrors({
  DATE_FORM: {
    code: "BAD_USER_INPUT",
    ja: () =>
      "日付として読み取れません。2013-10-31、2013/10/31、20131031、H25.10.31、平成25年10月31日 のいずれかの形で指定してください。",
    en: () =>
      "This cannot be read as a day: give it as 2013-10-31, 2013/10/31, 20131031, H25.10.31 or 平成25年10月31日.",
  },
  MONTH_FORM: {
    code: "BAD_USER_INPUT",
    ja: () => "年月として読み取れません。2013-10、2013/10、H25.10、平成25年10月 のいずれかの形で指定してください。",
    en: () => "This cannot be read as a month: give it as 2013-10, 2013/10, H25.10 or 平成25年10月.",
  },
  INSTANT_FORM: {
    code: "BAD_USER_INPUT",
    ja: () => "日時として読み取れません。2013-10-31T06:00:00.000Z の形で指定してください。",
    en: () => "This cannot be read as an instant: give it as 2013-10-31T06:00:00.000Z.",
  },
  IMPOSSIBLE_DATE: {
    code: "BAD_USER_INPUT",
    ja: ({ era }: EraOfDay = {}) =>
      era
        ? `その元号にない日付です。${era}の日付ですので、${era}で指定してください。`
        : "暦にない日付です。2013-10-31、H25.10.31、平成25年10月31日 のいずれかの形で指定してください。",
    en: ({ era }: EraOfDay = {}) =>
      era
        ? `That era has no such day: give it as a day of ${era}.`
        : "There is no such day; give one such as 2013-10-31 or H25.10.31.",
  },
  IMPOSSIBLE_MONTH: {
    code: "BAD_USER_INPUT",
    ja: ({ era }: EraOfDay = {}) =>
      era
        ? `その元号にない月です。${era}の月ですので、${era}で指定してください。`
        : "暦にない月です。2013-10 か H25.10 の形で指定してください。",
    en: ({ era }: EraOfDay = {}) =>
      era
        ? `That era has no such month: give it as a month of ${era}.`
        : "There is no such month; give one such as 2013-10 or H25.10.",
  },
  IMPOSSIBLE_INSTANT: {
    code: "BAD_USER_INPUT",
    ja: () => "日時が正しくありません。2013-10-31T06:00:00.000Z の形で指定してください。",
    en: () => "There is no such instant; give one such as 2013-10-31T06:00:00.000Z.",
  },
});
