import { defineBusinessErrors } from "@aiwork/server/errors/business-error";
import { defineErrors } from "@aiwork/server/errors/refusal";

/** Errors about an indicator (指標) that a mutation names. */
export const indicatorError = defineBusinessErrors({
  NO_SUCH_INDICATOR: {
    ja: () => "この指標は指標の一覧にありません。一覧（indicators）にある指標を指定してください。",
    en: () => "There is no such indicator in the list. Name one that indicators lists.",
  },
  INDICATOR_NOT_IN_YEAR: {
    ja: () => "この指標には、その年度に効力のある数え方がありません。別の指標か年度を指定してください。",
    en: () => "No rule of this indicator is valid in that fiscal year. Name another indicator or year.",
  },
  INDICATOR_OF_OTHER_PARTY: {
    ja: () => "この指標は相手方が集計します。自らが集計する指標を指定してください。",
    en: () => "The other party counts this indicator. Name one that your party counts.",
  },
  INDICATOR_NOT_IN_MONTH: {
    ja: () => "この指標には、その月に効力のある数え方がありません。別の月を指定してください。",
    en: () => "No rule of this indicator is valid in that month. Give another month.",
  },
});

/** Errors about an indicator that a query names. */
export const indicatorQueryError = defineErrors({
  UNKNOWN_INDICATOR: {
    code: "BAD_USER_INPUT",
    ja: () => "この当事者が集計する指標ではありません。一覧（indicators）にある指標を指定してください。",
    en: () => "This party counts no such indicator. Name one that indicators lists.",
  },
});
