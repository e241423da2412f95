import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors of registration (求職申込み) mutations. */
export const registrationError = defineBusinessErrors({
  UNKNOWN_OFFICE: {
    ja: () => "窓口を所管する公共職業安定所の名称を指定してください。",
    en: () => "Give the name of a Hello Work office of these service points.",
  },
  NO_OCCUPATION: {
    ja: () => "希望職種を1つ以上指定するか、職種不問としてください。",
    en: () => "Give at least one occupation, or accept any occupation.",
  },
  ALREADY_REGISTERED: {
    ja: () => "この方の求職申込みは、ご自分の担当窓口ですでに有効か、仮登録中です。",
    en: () => "This person already has an active or provisional registration at one of your service points.",
  },
  NOTHING_TO_REVISE: {
    ja: () => "変更する項目を1つ以上指定してください。",
    en: () => "Give at least one field to change.",
  },
  REGISTRATION_WITHDRAWN: {
    ja: () => "この求職申込みは取り下げられています。",
    en: () => "This registration is withdrawn.",
  },
});
