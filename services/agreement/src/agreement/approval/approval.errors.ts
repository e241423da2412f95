import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about the approval (承認) of a joint document. */
export const approvalError = defineBusinessErrors({
  ALREADY_APPROVED: {
    ja: () => "この版は、すでに承認しています。",
    en: () => "This version has been approved already.",
  },
  NOT_UP_FOR_APPROVAL: {
    ja: () => "承認を求める段階にありません。",
    en: () => "It is not awaiting approval.",
  },
  NOT_A_VERSION: {
    ja: () => "版は1以上の番号です。",
    en: () => "Versions are numbered from 1.",
  },
  NOT_A_HASH: {
    ja: () => "内容のハッシュ（SHA-256、16進数64桁）を指定してください。",
    en: () => "Give the content's hash: SHA-256, 64 hexadecimal digits.",
  },
  CITY_APPROVAL_MISSING: {
    ja: () => "市がまだこの版を承認していません。",
    en: () => "The city has not approved this version yet.",
  },
});
