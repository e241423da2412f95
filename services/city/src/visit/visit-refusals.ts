import { businessRefusalsOf } from "@aiwork/runtime/refusal/business-refusal";

/** What is refused of a visit (来所). */
export const refuse = businessRefusalsOf({
  NO_SERVICE: {
    ja: () => "来所の目的を1つ以上指定してください。",
    en: () => "Name at least one thing the person came for.",
  },
});
