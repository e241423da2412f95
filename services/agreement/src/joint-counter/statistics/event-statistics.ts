import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { YearMonth } from "../../agreement/calendar/fiscal-year";
import type { CountingRule } from "../../business-plan/indicator/indicator";
import { type CountedRow, cellsOf, type GivenPeriod, readStatistics } from "./read-statistics";

const SPAN = {
  name: "event-span",
  text: `select first_on as "firstOn", last_on as "lastOn" from event_span($1, $2, $3, $4)`,
};
const COUNTS = {
  name: "event-statistics",
  text: "select point, part, events, persons from event_statistics($1, $2, $3, $4, $5)",
};

/** The first and the last day of events of these kinds. */
export const eventSpan = (...kinds: string[]) => ({ ...SPAN, values: [kinds] });

interface EventCounts extends CountedRow {
  events: number;
  persons: number;
}

export interface EventStatisticsRow {
  servicePointId: string;
  month: YearMonth | null;
  events: number;
  persons: number;
}

export interface EventTable {
  asOf: string;
  rows: EventStatisticsRow[];
}

/** Events of one kind and the distinct persons of them, by service point, or by service point and month. */
export async function readEventStatistics(
  context: SubgraphContext,
  given: GivenPeriod,
  kind: string,
  breakdown: "POINT" | "MONTH",
): Promise<EventTable> {
  const counts = { ...COUNTS, values: [kind, breakdown] };
  const table = await readStatistics<EventCounts>(context, given, { span: eventSpan(kind), counts });
  const rows = cellsOf(table, breakdown === "MONTH" ? "MONTHS" : null).map(
    ({ cell: { servicePointId, part }, counted: { events = 0, persons = 0 } = {} as Partial<EventCounts> }) => ({
      servicePointId,
      month: part as YearMonth | null,
      events,
      persons,
    }),
  );
  return { asOf: table.asOf, rows };
}

/** A rule of statistics, which holds always, and whose figures add up over service points and months. */
export const SUMS = { validFrom: null, validTo: null, additiveOverPoints: true, additiveOverMonths: true } as const;
/** The same of figures that do not add up: distinct persons, what stands at a time, rates and medians. */
export const NO_SUMS = { ...SUMS, additiveOverPoints: false, additiveOverMonths: false } as const;

/** 実人数: how the persons of a statistics table are counted. */
export const distinctPersons: CountingRule = {
  code: "DISTINCT_PERSONS",
  text: {
    ja: "行ごとに同じ人を1人と数え、統合された記録は1人とする。月の人数の合計は年度の人数ではない",
    en: "each person once in a row, linked files as one; persons of the months do not add up to those of the year",
  },
  ...NO_SUMS,
};
