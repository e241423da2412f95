import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about a support case (支援事例). */
export const supportCaseError = defineBusinessErrors({
  TEXT_IDENTIFIES: {
    ja: ({ heading }: { heading: string }) =>
      `${heading} に、電話番号、メールアドレス、年月日、住所、求職番号など、個人を特定できるものが含まれています。取り除いてください（年月までは残せます）。`,
    en: ({ heading }: { heading: string }) =>
      `${heading} may identify a person: remove telephone numbers, e-mail addresses, full dates (a year and month may stay), addresses and registration numbers.`,
  },
  CASE_OF_OTHER_SERVICE_POINT: {
    ja: () => "改訂では、窓口を変えられません。元の窓口のままとするか、新しい支援事例として作成してください。",
    en: () => "A revision must keep the service point. Leave it as it was, or draft a new support case.",
  },
  /** Reading the older version again does not help. */
  SUPPORT_CASE_OVERTAKEN: {
    ja: ({ newer }: { newer: number }) =>
      `第${newer}版の手続が始まっているため、それより前の版の手続はできません。第${newer}版について行ってください。`,
    en: ({ newer }: { newer: number }) =>
      `Version ${newer} is under way, and nothing more is done with an older one. Go on with version ${newer}.`,
  },
  SUPPORT_CASE_DIFFERS: {
    ja: () => "支援事例の内容と一致しません。読み直してください。",
    en: () => "This is not the support case's text: read it again.",
  },
  REMARKS_MISSING: {
    ja: () => "ハローワーク担当者の所感がまだありません。先に所感を入力してください。",
    en: () => "The Hello Work officer's remarks are still missing. Have them entered first.",
  },
});
