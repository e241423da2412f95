import type { FiscalYear, YearMonth } from "../../agreement/calendar/fiscal-year";

/** A sentence in both languages. */
export interface Words {
  readonly ja: string;
  readonly en: string;
}

/** 人, 件, 回, 日, ％. */
export const INDICATOR_UNITS = ["PERSONS", "CASES", "VISITS", "DAYS", "PERCENT"] as const;
export const COUNTING_WAYS = ["EVENTS", "PERSON_DAYS", "PERSONS_PER_YEAR"] as const;

/** 数え方: how something is counted; figures of different rules are never summed, nor compared without a note. */
export interface CountingRule {
  readonly code: string;
  readonly text: Words;
  /** The first day of the first month and the last day of the last month that it counts; null without such. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly additiveOverPoints: boolean;
  readonly additiveOverMonths: boolean;
}

/** Which facts a rule counts: those of a kind whose attributes have one of the values, each or by persons. */
export interface RuleCounts {
  readonly fact: string;
  readonly where: Readonly<Record<string, readonly string[]>>;
  readonly way: (typeof COUNTING_WAYS)[number];
}

/** A rule of an indicator. */
export interface IndicatorRule extends CountingRule {
  readonly validFrom: string;
  readonly counts: RuleCounts;
  /** Whether it selects by an attribute of the person: its results are for both parties' staff until they are published. */
  readonly isPersonal: boolean;
}

/** 指標: what is counted, in which unit, and by whom. */
export interface Indicator {
  readonly code: string;
  readonly title: Words;
  readonly unit: (typeof INDICATOR_UNITS)[number];
  readonly owner: "CITY" | "NATIONAL";
  /** The oldest first; no two count the same month. */
  readonly rules: readonly IndicatorRule[];
}

/** What reported figures carry. */
export const UNSPECIFIED_RULE: CountingRule = {
  code: "UNSPECIFIED",
  text: { ja: "出典に数え方の記載がない", en: "the source does not say how it was counted" },
  validFrom: null,
  validTo: null,
  additiveOverPoints: true,
  additiveOverMonths: true,
};

/** Whether a rule counts a month: its validity is in whole months. */
export function countsMonth({ validFrom, validTo }: IndicatorRule, month: YearMonth): boolean {
  // guard: rule-counts-months-of-its-validity
  return `${month}-01` >= validFrom && (validTo === null || `${month}-01` <= validTo);
}

/** The rule by which an indicator is counted in a month. */
export function ruleInMonth({ rules }: Indicator, month: YearMonth): IndicatorRule | null {
  return rules.find((rule) => countsMonth(rule, month)) ?? null;
}

/** Whether an indicator is counted in any month of a fiscal year. */
export function countsInYear({ rules }: Indicator, fiscalYear: FiscalYear | number): boolean {
  const [first, last] = [`${fiscalYear}-04-01`, `${fiscalYear + 1}-03-31`];
  return rules.some(({ validFrom, validTo }) => validFrom <= last && (validTo === null || validTo >= first));
}
