import type { DisclosureCategory } from "@aiwork/agreement/joint-counter/disclosure-consent/disclosure-consent";
import type { Language } from "@aiwork/server/errors/error-codes";

/** The city's kinds of events, with their names and their class of data; an event of class null is never disclosed. */
export const CITY_EVENTS = {
  VISITED: { ja: "来所", en: "Visit", category: null },
  COUNSELED: { ja: "キャリア・カウンセリング", en: "Career counseling", category: "COUNSELING_SUMMARY" },
  APPLIED_FOR_PROGRAM: { ja: "支援制度の申請", en: "Program applied for", category: "PROGRAM_APPLICATION" },
  PROGRAM_DECIDED: { ja: "支援制度の決定", en: "Program decided", category: "PROGRAM_APPLICATION" },
  LIAISON_OPENED: { ja: "連絡・調整の開始", en: "Liaison opened", category: "LIAISON" },
  LIAISON_ANSWERED: { ja: "連絡・調整への回答", en: "Liaison answered", category: "LIAISON" },
  CONSENT_GIVEN: { ja: "情報提供への同意", en: "Consent given", category: null },
  CONSENT_WITHDRAWN: { ja: "同意の撤回", en: "Consent withdrawn", category: null },
  FILE_CLOSED: { ja: "支援の終了", en: "File closed", category: "CITY_PROFILE" },
  FILE_REOPENED: { ja: "支援の再開", en: "File reopened", category: "CITY_PROFILE" },
} as const satisfies Record<string, Record<Language, string> & { category: DisclosureCategory | null }>;

export type CityEventKind = keyof typeof CITY_EVENTS;

const titleWords: Readonly<Record<string, Record<Language, string>>> = {
  APPROVED: { ja: "承認", en: "approved" },
  REJECTED: { ja: "不承認", en: "rejected" },
  ACCEPTED: { ja: "受諾", en: "accepted" },
  DECLINED: { ja: "辞退", en: "declined" },
  NATIONAL_SERVICE_POINT: { ja: "ハローワークの窓口あて", en: "to Hello Work's service point" },
  CITY_SERVICE_POINT: { ja: "市の窓口あて", en: "to the city's service point" },
  CITY_DEPARTMENT: { ja: "市の担当課あて", en: "to a department of the city" },
};

interface EventTitleParts {
  kind: CityEventKind;
  word: string | null;
  name: string | null;
}

/** The title of an event, such as 支援制度の決定（承認：住宅手当）. */
export function cityEventTitle({ kind, word, name }: EventTitleParts, language: Language): string {
  const more = [word === null ? null : titleWords[word]?.[language], name].filter(Boolean);
  if (more.length === 0) return CITY_EVENTS[kind][language];
  return language === "ja"
    ? `${CITY_EVENTS[kind].ja}（${more.join("：")}）`
    : `${CITY_EVENTS[kind].en} (${more.join(": ")})`;
}
