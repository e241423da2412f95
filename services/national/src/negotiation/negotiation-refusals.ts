import { businessRefusalsOf } from "@aiwork/runtime/refusal/business-refusal";

/** What the nation refuses of a negotiation (交渉). */
export const refuse = businessRefusalsOf({
  REQUEST_REQUIRED: {
    ja: () => "求人者への依頼の内容を入力してください。",
    en: () => "Say what the employer is asked.",
  },
  ALREADY_NEGOTIATING: {
    ja: () => "同じ求職者と求人について、この項目の交渉が続いています。",
    en: () => "This term is being negotiated already, for this person and this order.",
  },
  SETTLED_BEFORE_OPENED: {
    ja: () => "決着の日は、交渉を始めた日以降にしてください。",
    en: () => "The day comes before the negotiation was opened.",
  },
});
