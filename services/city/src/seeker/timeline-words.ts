import type { DisclosureCategory } from "@aiwork/agreement/disclosure-consent/disclosure-consent";
import type { Language } from "@aiwork/runtime/refusal/error-code";

/** The city's kinds of events, with their names and their class of data; an event of class null is never disclosed. */
export const cityEvents = {
  VISITED: { ja: "来所", en: "Visit", category: null },
  COUNSELED: { ja: "キャリア・カウンセリング", en: "Career counseling", category: "COUNSELING_SUMMARY" },
  APPLIED_FOR_PROGRAM: { ja: "支援制度の申請", en: "Program applied for", category: "PROGRAM_APPLICATION" },
  PROGRAM_DECIDED: { ja: "支援制度の決定", en: "Program decided", category: "PROGRAM_APPLICATION" },
  LIAISON_OPENED: { ja: "連絡・調整の開始", en: "Liaison opened", category: "LIAISON" },
  LIAISON_ANSWERED: { ja: "連絡・調整への回答", en: "Liaison answered", category: "LIAISON" },
  CONSENT_GIVEN: { ja: "情報提供への同意", en: "Consent given", category: null },
  CONSENT_WITHDRAWN: { ja: "同意の撤回", en: "Consent withdrawn", category: null },
  FILE_CLOSED: { ja: "支援の終了", en: "File closed", category: "CITY_PROFILE" },
} as const satisfies Record<string, Record<Language, string> & { category: DisclosureCategory | null }>;

export type CityEventKind = keyof typeof cityEvents;

const words: Readonly<Record<string, Record<Language, string>>> = {
  APPROVED: { ja: "承認", en: "approved" },
  REJECTED: { ja: "不承認", en: "rejected" },
  ACCEPTED: { ja: "受諾", en: "accepted" },
  DECLINED: { ja: "辞退", en: "declined" },
  NATIONAL_SERVICE_POINT: { ja: "ハローワークの窓口あて", en: "to Hello Work's service point" },
  CITY_SERVICE_POINT: { ja: "市の窓口あて", en: "to the city's service point" },
  CITY_DEPARTMENT: { ja: "市の担当課あて", en: "to a department of the city" },
};

interface Told {
  kind: CityEventKind;
  word: string | null;
  name: string | null;
}

/** The title of an event, such as 支援制度の決定（承認：住宅手当）. */
export function titleOf({ kind, word, name }: Told, language: Language): string {
  const more = [word === null ? null : words[word]?.[language], name].filter(Boolean);
  if (more.length === 0) return cityEvents[kind][language];
  return language === "ja"
    ? `${cityEvents[kind].ja}（${more.join("：")}）`
    : `${cityEvents[kind].en} (${more.join(": ")})`;
}
