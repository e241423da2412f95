import { businessRefusalsOf } from "@aiwork/runtime/refusal/business-refusal";

/** Why what is given as the other party's receipt (受領証) is not taken. */
export const refuse = businessRefusalsOf({
  RECEIPT_UNREADABLE: {
    ja: () => "受領証として読み取れません。",
    en: () => "This cannot be read as a receipt.",
  },
  RECEIPT_OF_FOREIGN_KEY: {
    ja: () => "相手方が公開している鍵による受領証ではありません。",
    en: () => "The receipt is by no key that the other party has published.",
  },
  /** Forged, or altered after it was sealed: a signature does not tell which. */
  RECEIPT_NOT_GENUINE: {
    ja: () => "受領証の署名が正しくありません。偽造又は改変されています。",
    en: () => "The receipt's signature does not hold: it is forged, or was altered.",
  },
  RECEIPT_OF_OTHER_ACT: {
    ja: () => "別の手続についての受領証です。",
    en: () => "The receipt is of another act.",
  },
  RECEIPT_OF_OTHER_THING: {
    ja: () => "別の文書についての受領証です。",
    en: () => "The receipt is about another paper.",
  },
  RECEIPT_OF_OTHER_VERSION: {
    ja: () => "別の版についての受領証です。",
    en: () => "The receipt is of another version.",
  },
  RECEIPT_USED: {
    ja: () => "この受領証は、すでに使われています。",
    en: () => "The receipt has been used already.",
  },
});
