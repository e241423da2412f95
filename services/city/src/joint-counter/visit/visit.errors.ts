import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** The errors of a visit (来所). */
export const visitError = defineBusinessErrors({
  NO_SERVICE: {
    ja: () => "来所の目的を1つ以上指定してください。",
    en: () => "Give at least one service for which the person came.",
  },
});
