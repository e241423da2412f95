import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about a receipt (受領証) of the other party. */
export const receiptError = defineBusinessErrors({
  RECEIPT_UNREADABLE: {
    ja: () => "受領証として読み取れません。相手方から受け取った受領証の全体を、そのまま入力してください。",
    en: () => "This cannot be read as a receipt. Enter the whole receipt as the other party gave it.",
  },
  RECEIPT_OF_FOREIGN_KEY: {
    ja: () => "相手方が公開している鍵による受領証ではありません。相手方の受領証を求めてください。",
    en: () =>
      "The receipt is not signed by a key that the other party has published. Ask the other party for its receipt.",
  },
  /** Forged, or altered after it was signed: a signature does not show which. */
  RECEIPT_NOT_GENUINE: {
    ja: () => "受領証の署名が正しくありません。偽造又は改変されています。相手方から受け取り直してください。",
    en: () =>
      "The receipt's signature is invalid: the receipt is forged or was altered. Take it from the other party anew.",
  },
  RECEIPT_KEY_REVOKED: {
    ja: () => "受領証の鍵は、相手方により失効しています。新しい受領証を相手方に求めてください。",
    en: () => "The other party has revoked the receipt's key. Ask the other party for a new receipt.",
  },
  RECEIPT_KEY_NOT_IN_FORCE: {
    ja: () => "受領証は、その鍵の有効期間の外で署名されています。新しい受領証を相手方に求めてください。",
    en: () => "The receipt was signed at a time when its key was not in force. Ask the other party for a new receipt.",
  },
  RECEIPT_OF_OTHER_ACT: {
    ja: () => "別の手続についての受領証です。この手続が求める受領証を入力してください。",
    en: () => "The receipt is for another operation. Give the one that this operation asks for.",
  },
  RECEIPT_OF_OTHER_THING: {
    ja: () => "別の文書についての受領証です。この文書の受領証を入力してください。",
    en: () => "The receipt is about another document. Give the one about this document.",
  },
  RECEIPT_OF_OTHER_VERSION: {
    ja: () => "別の版についての受領証です。この版の受領証を入力してください。",
    en: () => "The receipt is for another version. Give the one for this version.",
  },
  LINK_RECEIPT_OF_EARLIER_DAY: {
    ja: () =>
      "本日の受領証ではありません。統合はその後取り消されたかもしれません。相手方の記録（linkReceipts）から本日の受領証を受け取ってください。",
    en: () =>
      "The receipt is of an earlier day, and the link may have been undone since. Take today's receipt from the other party's half (linkReceipts).",
  },
  RECEIPT_USED: {
    ja: () => "この受領証は、すでに使われ、その手続は済んでいます。文書を読み直してください。",
    en: () => "The receipt has been used already: its step has been taken. Read the document again.",
  },
});
