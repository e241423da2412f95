import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about a request (要望). */
export const mutualRequestError = defineBusinessErrors({
  RESPONSE_DUE_ALREADY: {
    ja: () => "回答期限は、今日以降の日にしてください。",
    en: () => "The day by which the answer is due is past.",
  },
  ANSWERED_ALREADY: {
    ja: () => "この要望には、すでに回答しています。",
    en: () => "This request has been answered already.",
  },
});
