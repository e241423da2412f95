import { defineErrors } from "../errors/refusal";

/** The errors of texts that no writing has. */
export const textFormError = defineErrors({
  STACK_OF_MARKS: {
    code: "BAD_USER_INPUT",
    ja: () => "一つの文字に重なる記号が多すぎます。記号を消して入力し直してください。",
    en: () => "Too many marks stand upon one letter: remove them, and enter the text again.",
  },
});
