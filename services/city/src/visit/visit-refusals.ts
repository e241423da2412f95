import { businessRefusalsOf } from "@aiwork/runtime/refusal/business-refusal";

/** The errors of a visit (来所). */
export const refuse = businessRefusalsOf({
  NO_SERVICE: {
    ja: () => "来所の目的を1つ以上指定してください。",
    en: () => "Give at least one service for which the person came.",
  },
});
