import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors of negotiation (交渉) mutations. */
export const negotiationError = defineBusinessErrors({
  REQUEST_REQUIRED: {
    ja: () => "求人者への依頼の内容を入力してください。",
    en: () => "Give the request to the employer.",
  },
  ALREADY_NEGOTIATING: {
    ja: () => "同じ求職者と求人について、この項目の交渉が続いています。",
    en: () => "A negotiation on this topic is already open for this person and this order.",
  },
  NEGOTIATION_CITED: {
    ja: () => "この交渉を根拠とする紹介があります。先にその紹介を取りやめてください。",
    en: () => "A referral rests on this negotiation. Cancel that referral first.",
  },
  SETTLED_BEFORE_OPENED: {
    ja: () => "決着の日は、交渉を始めた日以降にしてください。",
    en: () => "The negotiation would be settled before it was opened.",
  },
});
