import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** The errors of a local job (市独自求人). */
export const localJobError = defineBusinessErrors({
  APPLY_BY_PAST: {
    ja: () => "応募期限は、今日以降の日にしてください。",
    en: () => "Give today or a later day as the last day to apply.",
  },
  JOB_ENDED: {
    ja: () => "募集を終えた求人は改訂できません。新しい求人として作成してください。",
    en: () => "A job that is no longer offered cannot be revised. Draft a new one.",
  },
});
