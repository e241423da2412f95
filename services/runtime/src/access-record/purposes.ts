import type { AccessBasis } from "../access/ground";

/** 利用目的: the purpose of an access, by its ground. */
export const purposes: Readonly<Record<AccessBasis, string>> = {
  SELF: "本人による確認",
  OWN_ROLE: "職務の遂行",
  CONSENT: "同意に基づく一体的な支援",
  LAWFUL_DUTY: "自己情報の開示",
  BREAK_GLASS: "緊急の対応",
  AUDIT: "閲覧記録の監査",
};
