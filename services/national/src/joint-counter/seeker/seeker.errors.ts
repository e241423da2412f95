import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors of the profile that a person gives the national side. */
export const nationalSeekerError = defineBusinessErrors({
  NOTHING_TO_CORRECT: {
    ja: () => "訂正する項目を1つ以上入力してください。",
    en: () => "Give at least one field to correct.",
  },
});
