import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** The errors of a liaison (連絡・調整). */
export const liaisonError = defineBusinessErrors({
  LIAISON_TO_ONESELF: {
    ja: () => "自分の窓口あてに連絡・調整を始めることはできません。",
    en: () => "A liaison cannot be addressed to the service point that opens it.",
  },
  DEPARTMENT_REQUIRED: {
    ja: () => "あて先の担当課を入力してください。",
    en: () => "Give the department to which the liaison is addressed.",
  },
  DEPARTMENT_NOT_ADDRESSED: {
    ja: () => "担当課は、市の担当課あてのときだけ指定できます。",
    en: () => "Give a department only where the liaison is addressed to a department of the city.",
  },
  DUE_ALREADY: {
    ja: () => "回答期限は、今日以降の日にしてください。",
    en: () => "The due day must be today or later.",
  },
  NOT_ADDRESSED_TO_YOU: {
    ja: () => "この連絡・調整のあて先ではありません。",
    en: () => "Only the addressee of the liaison can do this.",
  },
  NOT_SENT_BY_YOU: {
    ja: () => "取り消しと期限切れの処理は、この連絡・調整を始めた側だけができます。",
    en: () => "Only the sender of a liaison can recall it or end it as expired.",
  },
  NOT_OVERDUE: {
    ja: () => "回答期限を過ぎるまで、期限切れにはできません。急ぐときは取り消してください。",
    en: () => "A liaison expires only after its due day. To end it earlier, recall it.",
  },
});
