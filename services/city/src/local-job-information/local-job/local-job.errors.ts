import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** The errors of a local job (市独自求人). */
export const localJobError = defineBusinessErrors({
  APPLY_BY_PAST: {
    ja: () => "応募期限は、今日以降の日にしてください。",
    en: () => "The last day to apply must be today or later.",
  },
  JOB_ENDED: {
    ja: () => "募集を終えた求人は改訂できません。",
    en: () => "A job that is no longer offered cannot be revised.",
  },
});
