import { businessRefusalsOf } from "@aiwork/runtime/refusal/business-refusal";

/** What is refused of where somebody acts. */
export const refuse = businessRefusalsOf({
  NOT_YOUR_COUNTER: {
    ja: () => "ご自分の担当窓口を指定してください。",
    en: () => "Name a counter of your own.",
  },
});
