import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** The errors of a support program (支援制度). */
export const supportProgramError = defineBusinessErrors({
  NUMBER_TAKEN: {
    ja: () => "この制度番号は、既に使われています。別の番号を指定してください。",
    en: () => "Another program already has this number. Give a number of its own.",
  },
  ACCEPTANCE_REVERSED: {
    ja: () => "受付終了日は、受付開始日以降の日にしてください。",
    en: () => "Give a last day of acceptance that is not before the first.",
  },
  PROGRAM_ENDED: {
    ja: () => "終了した制度は改訂できません。新しい制度として作成してください。",
    en: () => "A program that has ended cannot be revised. Draft a new one.",
  },
  TOO_MANY: {
    ja: ({ max }: { max: number }) => `${max}件以内で入力してください。`,
    en: ({ max }: { max: number }) => `Give at most ${max}.`,
  },
  BOUNDS_REQUIRED: {
    ja: () => "下限か上限を、0以上で、下限が上限を超えないように指定してください。",
    en: () => "Give a lower or an upper bound of at least 0; the lower bound must not exceed the upper.",
  },
  BOUNDS_NOT_USED: {
    ja: () => "この要件には、下限と上限を指定できません。どちらも除いてください。",
    en: () => "This kind of condition takes no bounds: leave them out.",
  },
  CODES_REQUIRED: {
    ja: () => "札幌市の区を1つ以上、コードで指定してください。",
    en: () => "Give the code of at least one ward of Sapporo.",
  },
  CODES_NOT_USED: {
    ja: () => "この要件には、コードを指定できません。コードを除いてください。",
    en: () => "This kind of condition takes no codes: leave them out.",
  },
});
