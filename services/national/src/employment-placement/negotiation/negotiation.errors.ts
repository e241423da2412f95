import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors of negotiation (交渉) mutations. */
export const negotiationError = defineBusinessErrors({
  REQUEST_REQUIRED: {
    ja: () => "求人者への依頼の内容を入力してください。",
    en: () => "Give the request to the employer.",
  },
  ALREADY_NEGOTIATING: {
    ja: () =>
      "同じ求職者と求人について、この項目の交渉が続いています。その交渉を続けるか、先にその結果を記録してください。",
    en: () =>
      "A negotiation on this topic is already open for this person and this order. Go on with that one, or settle it first.",
  },
  NEGOTIATION_CITED: {
    ja: () =>
      "この交渉を根拠とする紹介があります。先に、その紹介を理由を添えて取消し（CANCELED）としてください。就職が報告されているときは、その就職を取り消してからにしてください。",
    en: () =>
      "A referral rests on this negotiation. Cancel that referral with a reason first: in any state, once no placement by it stands.",
  },
  SETTLED_AFTER_REFERRED: {
    ja: ({ day }: { day: string }) =>
      `この交渉を根拠とする${day}の紹介があります。合意の日は、紹介の日以前にしてください。`,
    en: ({ day }: { day: string }) => `A referral of ${day} rests on this negotiation. Give a day up to that one.`,
  },
  SETTLED_AS_GIVEN: {
    ja: () => "既にその内容で記録されています。正しい結果又は日を入力してください。",
    en: () => "It is settled so, and on that day, already. Give the right result or day.",
  },
  SETTLED_BEFORE_OPENED: {
    ja: () => "決着の日は、交渉を始めた日以降にしてください。",
    en: () => "Give a day that is not before the one on which the negotiation was opened.",
  },
});
