import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** The errors of a liaison (連絡・調整). */
export const liaisonError = defineBusinessErrors({
  LIAISON_TO_ONESELF: {
    ja: () => "自分の窓口あてに連絡・調整を始めることはできません。別のあて先を選んでください。",
    en: () => "A liaison cannot be addressed to the service point that opens it. Choose another addressee.",
  },
  DEPARTMENT_REQUIRED: {
    ja: () => "あて先の担当課を入力してください。",
    en: () => "Give the department to which the liaison is addressed.",
  },
  DEPARTMENT_NOT_ADDRESSED: {
    ja: () => "担当課は、市の担当課あてのときだけ指定してください。",
    en: () => "Give a department only where the liaison is addressed to a department of the city.",
  },
  DUE_ALREADY: {
    ja: () => "回答期限は、今日以降の日にしてください。",
    en: () => "Give today or a later day as the due day.",
  },
  NOT_ADDRESSED_TO_YOU: {
    ja: () => "この連絡・調整のあて先ではありません。あて先の職員に依頼してください。",
    en: () => "Only the addressee of the liaison can do this. Ask the addressee.",
  },
  NOT_SENT_BY_YOU: {
    ja: () => "取り消しと期限切れの処理は、この連絡・調整を始めた側だけができます。始めた側の職員に依頼してください。",
    en: () => "Only the sender of a liaison can recall it or end it as expired. Ask the sender.",
  },
  NOT_OVERDUE: {
    ja: () => "回答期限を過ぎるまで、期限切れにはできません。急ぐときは取り消してください。",
    en: () => "A liaison expires only after its due day. To end it earlier, recall it.",
  },
});
