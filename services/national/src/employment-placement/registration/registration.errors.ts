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
    ja: () => "この方の求職申込みは、ご自分の担当窓口ですでに有効か、仮登録中です。その求職申込みを使ってください。",
    en: () =>
      "This person already has an active or provisional registration at one of your service points. Use that one.",
  },
  SERVED_ELSEWHERE: {
    ja: () =>
      "この番号の方は、他の窓口で求職を申し込んでいます。移管を依頼するか、本人の来所又は連絡を根拠に、理由を添えて記録を開いてから受理してください。",
    en: () =>
      "The person of this id is registered at another service point. Ask for a transfer, or open the record on the ground that the person came or called before you receive the registration.",
  },
  REGISTRATION_MOVED: {
    ja: () =>
      "この求職申込みは、移管先の窓口にあります。更新・変更・取下げ・取消しは移管先の窓口で行ってください。ご自分の窓口で未了の紹介と就職の結果は、引き続き記録できます。",
    en: () =>
      "This registration stands where the person was handed over to: have it renewed, revised, withdrawn or voided there. Go on recording what comes of the referrals and placements that were open at yours.",
  },
  REGISTRATION_EXPIRED: {
    ja: () => "この求職申込みは期限切れです。先に更新してください。",
    en: () => "This registration has expired. Renew it first.",
  },
  NOTHING_TO_REVISE: {
    ja: () => "変更する項目を1つ以上指定してください。",
    en: () => "Give at least one field to change.",
  },
  NOT_DUE_FOR_RENEWAL: {
    ja: ({ from }: { from: string }) => `更新は、有効期限の月に入ってから（${from} 以降）行ってください。`,
    en: ({ from }: { from: string }) =>
      `Renew a registration from the first day of the last month of its term on: ${from}.`,
  },
  TERM_OVER: {
    ja: () => "有効期限を過ぎているため、取下げを取り消せません。新しく求職申込みを受理してください。",
    en: () => "The term of the registration that was withdrawn has ended. Receive a new registration.",
  },
  REFERRALS_STAND: {
    ja: () =>
      "この求職申込みによる紹介があります。先に、それぞれの紹介を理由を添えて取消し（CANCELED）としてください。就職が報告されている紹介は、続いているトライアル雇用の終了を記録し、就職を取り消してからにしてください。",
    en: () =>
      "Referrals by this registration stand. First cancel each with a reason; where a placement was reported, end its running trial and void the placement before.",
  },
  NEGOTIATIONS_STAND: {
    ja: () =>
      "この求職申込みについての求人者への交渉があります。先に、それぞれの交渉を立消え（LAPSED）と記録してください。",
    en: () => "Negotiations with employers for this registration stand. First record each as lapsed, with a reason.",
  },
  CONSULTATIONS_STAND: {
    ja: () => "この求職申込みを最初の申込みとする職業相談があります。先に、その職業相談を取り消してください。",
    en: () =>
      "Consultations stand of days before any other registration of the person. First void those consultations.",
  },
  REGISTRATION_VOIDED: {
    ja: () => "この求職申込みは取り消されています。正しい方について受理し直してください。",
    en: () => "This registration was voided. Receive it again for the right person.",
  },
  REGISTRATION_WITHDRAWN: {
    ja: () =>
      "この求職申込みは取り下げられています。有効期限までであれば取下げを取り消し、過ぎていれば新しく受理してください。",
    en: () =>
      "This registration is withdrawn. Take the withdrawal back while its term runs; after that, receive a new registration.",
  },
});
