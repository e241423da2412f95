import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about a request (要望). */
export const mutualRequestError = defineBusinessErrors({
  RESPONSE_DUE_ALREADY: {
    ja: () => "回答期限は、今日以降の日にしてください。",
    en: () => "Give today or a later day as the day by which the answer is due.",
  },
  ANSWERED_ALREADY: {
    ja: () => "この要望には、すでに回答しています。手続は要りません。その回答の受領証を相手方に渡してください。",
    en: () =>
      "This request has been answered already. Hand the receipt of that answer to the other party; nothing more is needed.",
  },
});
