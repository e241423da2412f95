import { refusalsOf } from "@aiwork/runtime/refusal/refusal";

/** What the nation refuses to be asked. */
export const refuse = refusalsOf({
  ID_OR_NUMBER: {
    code: "BAD_USER_INPUT",
    ja: () => "id と number のどちらか一方だけを指定してください。",
    en: () => "Give exactly one of id and number.",
  },
  AGE_OUT_OF_RANGE: {
    code: "BAD_USER_INPUT",
    ja: () => "openToAge は0から120までの満年齢で指定してください。",
    en: () => "Give openToAge from 0 to 120, in full years.",
  },
  HIRED_DAYS_REVERSED: {
    code: "BAD_USER_INPUT",
    ja: () => "hiredFrom は hiredTo 以前の日にしてください。",
    en: () => "hiredFrom comes after hiredTo.",
  },
});
