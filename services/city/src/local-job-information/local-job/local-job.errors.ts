import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** The errors of a local job (市独自求人). */
export const localJobError = defineBusinessErrors({
  WAGE_RANGE: {
    ja: () => "賃金は1円以上で、下限が上限を超えないように入力してください。",
    en: () => "The wage must be at least 1 yen, and the maximum wage not below the minimum.",
  },
  OPENINGS_RANGE: {
    ja: () => "募集人数は1人から999人までです。",
    en: () => "The number of openings must be from 1 to 999.",
  },
  OCCUPATION_CODE_FORM: {
    ja: () => "職業分類のコードを入力してください。",
    en: () => "Give a code of the classification of occupations.",
  },
  APPLY_BY_PAST: {
    ja: () => "応募期限は、今日以降の日にしてください。",
    en: () => "The last day to apply must be today or later.",
  },
  JOB_ENDED: {
    ja: () => "募集を終えた求人は改訂できません。",
    en: () => "A job that is no longer offered cannot be revised.",
  },
});
