import { defineBusinessErrors } from "@aiwork/server/errors/business-error";
import { defineErrors } from "@aiwork/server/errors/refusal";

/** The errors of what an order or a job offers. */
export const offeredWorkError = defineBusinessErrors({
  OCCUPATION_CODE_FORM: {
    ja: () => "職業分類の番号を、C/25 や 453-01 のように指定してください。",
    en: () => "Give a code of the classification of occupations, such as C/25 or 453-01.",
  },
  WAGE_OUT_OF_RANGE: {
    ja: ({ max }: { max: number }) => `賃金は1円以上${max}円以下で指定してください。`,
    en: ({ max }: { max: number }) => `Give a wage from 1 to ${max} yen.`,
  },
  WAGE_REVERSED: {
    ja: () => "賃金の上限は、下限以上にしてください。",
    en: () => "Give a maximum wage that is not below the minimum.",
  },
  OPENINGS_OUT_OF_RANGE: {
    ja: ({ max }: { max: number }) => `求人数は1人以上${max}人以下で指定してください。`,
    en: ({ max }: { max: number }) => `Give from 1 to ${max} openings.`,
  },
});

/** The errors of lists of orders and jobs. */
export const offeredWorkQueryError = defineErrors({
  HOURLY_WAGE_OUT_OF_RANGE: {
    code: "BAD_USER_INPUT",
    ja: ({ max }: { max: number }) => `minimumHourlyWage は0円以上${max}円以下で指定してください。`,
    en: ({ max }: { max: number }) => `Give minimumHourlyWage from 0 to ${max} yen.`,
  },
});
