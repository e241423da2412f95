import { businessRefusalsOf } from "@aiwork/runtime/refusal/business-refusal";

/** What the nation refuses of a registration as job seeker. */
export const refuse = businessRefusalsOf({
  UNKNOWN_OFFICE: {
    ja: () => "窓口を所管する公共職業安定所の名称を指定してください。",
    en: () => "Name a Hello Work office of these counters.",
  },
  KANA_EXPECTED: {
    ja: () => "フリガナは、かなで入力してください。",
    en: () => "Give the reading in kana.",
  },
  BIRTH_DATE_TOO_EARLY: {
    ja: ({ most }: { most: number }) => `満${most}歳を超える生年月日は記録できません。`,
    en: ({ most }: { most: number }) => `Nobody is older than ${most}: correct the birth date.`,
  },
  NO_OCCUPATION: {
    ja: () => "希望職種を1つ以上指定するか、職種不問としてください。",
    en: () => "Name an occupation, or say that any will do.",
  },
  ALREADY_REGISTERED: {
    ja: () => "この方の求職申込みは、ご自分の担当窓口ですでに有効か、仮登録中です。",
    en: () => "A registration of this person stands at a counter of yours already.",
  },
  NOTHING_TO_REVISE: {
    ja: () => "変更する項目を1つ以上指定してください。",
    en: () => "Give at least one thing that changes.",
  },
  REGISTRATION_WITHDRAWN: {
    ja: () => "この求職申込みは取り下げられています。",
    en: () => "This registration has been withdrawn.",
  },
});
