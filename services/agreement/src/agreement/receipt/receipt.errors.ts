import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about a receipt (受領証) of the other party. */
export const receiptError = defineBusinessErrors({
  RECEIPT_UNREADABLE: {
    ja: () => "受領証として読み取れません。",
    en: () => "This cannot be read as a receipt.",
  },
  RECEIPT_OF_FOREIGN_KEY: {
    ja: () => "相手方が公開している鍵による受領証ではありません。",
    en: () => "The receipt is not signed by a key that the other party has published.",
  },
  /** Forged, or altered after it was signed: a signature does not show which. */
  RECEIPT_NOT_GENUINE: {
    ja: () => "受領証の署名が正しくありません。偽造又は改変されています。",
    en: () => "The receipt's signature is invalid: the receipt is forged or was altered.",
  },
  RECEIPT_OF_OTHER_ACT: {
    ja: () => "別の手続についての受領証です。",
    en: () => "The receipt is for another operation.",
  },
  RECEIPT_OF_OTHER_THING: {
    ja: () => "別の文書についての受領証です。",
    en: () => "The receipt is about another document.",
  },
  RECEIPT_OF_OTHER_VERSION: {
    ja: () => "別の版についての受領証です。",
    en: () => "The receipt is for another version.",
  },
  RECEIPT_USED: {
    ja: () => "この受領証は、すでに使われています。",
    en: () => "The receipt has been used already.",
  },
});
