import { businessRefusalsOf } from "@aiwork/runtime/refusal/business-refusal";

/** What is refused of an application (申請). */
export const refuse = businessRefusalsOf({
  NOT_ACCEPTING: {
    ja: () => "この制度は、いま申請を受け付けていません。",
    en: () => "The program takes no applications now.",
  },
  ALREADY_APPLIED: {
    ja: () => "この制度への申請が、既にあります。",
    en: () => "The person has an application for this program that is not decided.",
  },
});
