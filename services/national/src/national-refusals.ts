import { refusalsOf } from "@aiwork/runtime/refusal/refusal";

/** Errors of the national side's queries. */
export const refuse = refusalsOf({
  ID_OR_NUMBER: {
    code: "BAD_USER_INPUT",
    ja: () => "id と number のどちらか一方だけを指定してください。",
    en: () => "Give exactly one of id and number.",
  },
  AGE_OUT_OF_RANGE: {
    code: "BAD_USER_INPUT",
    ja: () => "openToAge は0から120までの満年齢で指定してください。",
    en: () => "Give openToAge in full years, from 0 to 120.",
  },
  HIRED_DAYS_REVERSED: {
    code: "BAD_USER_INPUT",
    ja: () => "hiredFrom は hiredTo 以前の日にしてください。",
    en: () => "hiredFrom is later than hiredTo.",
  },
});
