import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about the approval (承認) of a joint document. */
export const approvalError = defineBusinessErrors({
  ALREADY_APPROVED: {
    ja: () =>
      "この版は、すでに承認しているため、手続は要りません。変更するときは、新しい版を作成するか、市の事務局に求めてください。",
    en: () =>
      "This version has been approved already: nothing more is needed. To change it, draft a new version, or ask the city's secretariat for one.",
  },
  NOT_UP_FOR_APPROVAL: {
    ja: () =>
      "承認を求める段階にありません。先に、計画は提案、支援事例は個人特定の除去、議事録は作成をしてください。確定したものに手続は要りません。",
    en: () =>
      "It is not awaiting approval. First propose the plan, de-identify the case or record the minutes; once it is settled, nothing more is needed.",
  },
  NOT_A_VERSION: {
    ja: () => "版は1以上の番号で指定してください。",
    en: () => "Give the number of a version: 1 or more.",
  },
  NOT_A_HASH: {
    ja: () => "内容のハッシュ（SHA-256、16進数64桁）を指定してください。",
    en: () => "Give the content's hash: SHA-256, 64 hexadecimal digits.",
  },
  CITY_APPROVAL_MISSING: {
    ja: () => "市がまだこの版を承認していません。先に市の承認を行ってください。",
    en: () => "The city has not approved this version yet. Approve it for the city first.",
  },
});
