import { businessRefusalsOf } from "@aiwork/runtime/refusal/business-refusal";

/** Errors about a request (要望). */
export const refuse = businessRefusalsOf({
  RESPONSE_DUE_ALREADY: {
    ja: () => "回答期限は、今日以降の日にしてください。",
    en: () => "The day by which the answer is due is past.",
  },
  ANSWERED_ALREADY: {
    ja: () => "この要望には、すでに回答しています。",
    en: () => "This request has been answered already.",
  },
});
