import type { DisclosureCategory } from "@aiwork/agreement/joint-counter/disclosure-consent/disclosure-consent";
import type { Language } from "@aiwork/server/errors/error-codes";

/** The national side's events: their names and disclosure category. An event with the category null never goes to the city. */
export const nationalEvents = {
  REGISTERED: { ja: "求職申込み", en: "Registered", category: "REGISTRATION" },
  CONSENT_GIVEN: { ja: "情報提供への同意", en: "Consent given", category: null },
  // guard: event-of-national-lane-is-of-class
  CONSULTED: { ja: "職業相談", en: "Vocational consultation", category: "CONSULTATION_SUMMARY" },
  NEGOTIATED: { ja: "求人者への交渉", en: "Negotiation with the employer", category: "REFERRAL_STATUS" },
  REFERRED: { ja: "紹介", en: "Referral", category: "REFERRAL_STATUS" },
  INTERVIEWED: { ja: "面接", en: "Interview", category: "REFERRAL_STATUS" },
  REFERRAL_CONCLUDED: { ja: "紹介の結果", en: "Result of the referral", category: "REFERRAL_STATUS" },
  PLACED: { ja: "就職", en: "Placement", category: "PLACEMENT" },
  TRIAL_STARTED: { ja: "トライアル雇用の開始", en: "Trial employment begun", category: "PLACEMENT" },
  TRIAL_ENDED: { ja: "トライアル雇用の終了", en: "Trial employment ended", category: "PLACEMENT" },
  CONSENT_WITHDRAWN: { ja: "同意の撤回", en: "Consent withdrawn", category: null },
} as const satisfies Record<string, Record<Language, string> & { category: DisclosureCategory | null }>;

export type NationalEventKind = keyof typeof nationalEvents;

const words: Readonly<Record<string, Record<Language, string>>> = {
  OPEN: { ja: "開始", en: "opened" },
  AGREED: { ja: "了承", en: "agreed" },
  REFUSED: { ja: "不調", en: "refused" },
  LAPSED: { ja: "打切り", en: "lapsed" },
  HIRED: { ja: "採用", en: "hired" },
  NOT_HIRED: { ja: "不採用", en: "not hired" },
  SEEKER_DECLINED: { ja: "辞退", en: "declined" },
  NO_SHOW: { ja: "不参加", en: "did not appear" },
  ORDER_CLOSED: { ja: "求人終了", en: "order closed" },
  RESULT_UNKNOWN: { ja: "結果不明", en: "result unknown" },
  CANCELED: { ja: "紹介取消", en: "canceled" },
  CONVERTED: { ja: "常用雇用移行", en: "converted to regular" },
  NOT_CONVERTED: { ja: "期間満了", en: "not converted" },
  ENDED_EARLY: { ja: "中途終了", en: "ended early" },
};

interface EventTitleParts {
  kind: NationalEventKind;
  word: string | null;
  job: string | null;
}

/** The title of an event, for example 紹介の結果（採用：警備員）. */
export function nationalEventTitle({ kind, word, job }: EventTitleParts, language: Language): string {
  const more = [word === null ? null : words[word]?.[language], job].filter(Boolean);
  if (more.length === 0) return nationalEvents[kind][language];
  return language === "ja"
    ? `${nationalEvents[kind].ja}（${more.join("：")}）`
    : `${nationalEvents[kind].en} (${more.join(": ")})`;
}
