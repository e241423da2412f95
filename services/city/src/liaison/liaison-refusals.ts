import { businessRefusalsOf } from "@aiwork/runtime/refusal/business-refusal";

/** What is refused of a liaison (連絡・調整). */
export const refuse = businessRefusalsOf({
  LIAISON_TO_ONESELF: {
    ja: () => "自分の窓口あてに連絡・調整を始めることはできません。",
    en: () => "A liaison cannot be addressed to the very counter that opens it.",
  },
  DEPARTMENT_REQUIRED: {
    ja: () => "あて先の担当課を入力してください。",
    en: () => "Name the department that is addressed.",
  },
  DEPARTMENT_NOT_ADDRESSED: {
    ja: () => "担当課は、市の担当課あてのときだけ指定できます。",
    en: () => "A department is named only where a department is addressed.",
  },
  DUE_ALREADY: {
    ja: () => "回答期限は、今日以降の日にしてください。",
    en: () => "An answer would have been due already.",
  },
  NOT_ADDRESSED_TO_YOU: {
    ja: () => "この連絡・調整のあて先ではありません。",
    en: () => "This is for the one addressed to do.",
  },
  NOT_SENT_BY_YOU: {
    ja: () => "取り消しは、この連絡・調整を始めた側だけができます。",
    en: () => "Only its sender takes a liaison back.",
  },
});
