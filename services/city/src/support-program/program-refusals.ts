import { businessRefusalsOf } from "@aiwork/runtime/refusal/business-refusal";

/** What is refused of a support program (支援制度). */
export const refuse = businessRefusalsOf({
  NUMBER_TAKEN: {
    ja: () => "この制度番号は、既に使われています。",
    en: () => "Another program has this number.",
  },
  ACCEPTANCE_REVERSED: {
    ja: () => "受付終了日は、受付開始日以降の日にしてください。",
    en: () => "The last day of acceptance comes before the first.",
  },
  PROGRAM_ENDED: {
    ja: () => "終了した制度は改訂できません。",
    en: () => "A program that is over is not revised.",
  },
  TOO_MANY: {
    ja: ({ most }: { most: number }) => `${most}件以内で入力してください。`,
    en: ({ most }: { most: number }) => `Give at most ${most}.`,
  },
  BOUNDS_REQUIRED: {
    ja: () => "下限か上限を、0以上で、下限が上限を超えないように指定してください。",
    en: () => "Give a lower or an upper bound, from 0 on, the lower one not above the upper.",
  },
  BOUNDS_NOT_USED: {
    ja: () => "この要件には、下限と上限を指定できません。",
    en: () => "This kind of condition has no bounds.",
  },
  CODES_REQUIRED: {
    ja: () => "札幌市の区を1つ以上、コードで指定してください。",
    en: () => "Name at least one ward of Sapporo by its code.",
  },
  CODES_NOT_USED: {
    ja: () => "この要件には、コードを指定できません。",
    en: () => "This kind of condition has no codes.",
  },
});
