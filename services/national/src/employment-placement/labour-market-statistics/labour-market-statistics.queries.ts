import type { YearMonth } from "@aiwork/agreement/agreement/calendar/fiscal-year";
import type { CountingRule } from "@aiwork/agreement/business-plan/indicator/indicator";
import { ruleByCode } from "@aiwork/agreement/business-plan/indicator/indicators";
import { distinctPersons, eventSpan, NO_SUMS, SUMS } from "@aiwork/agreement/joint-counter/statistics/event-statistics";
import { type CountedRow, cellsOf, readStatistics } from "@aiwork/agreement/joint-counter/statistics/read-statistics";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { QueryLabourMarketStatisticsArgs } from "../../generated/resolvers";

const SPAN = eventSpan("REGISTRATION", "JOB_ORDER", "PLACEMENT", "CORRECTION", "RECOUNT");
const COUNTS = {
  name: "labour-market-statistics",
  text: `select point, part, new_seekers as "newSeekers", active_seekers as "activeSeekers", new_openings as "newOpenings",
      active_openings as "activeOpenings", filled_openings as "filledOpenings", placements
    from labour_market_statistics($1, $2, $3)`,
};

/** Job orders are of no service point: in a row of one their counts are null. */
export interface LabourMarketCounts {
  newSeekers: number;
  activeSeekers: number;
  newOpenings: number | null;
  activeOpenings: number | null;
  filledOpenings: number;
  placements: number;
}

const NOTHING: LabourMarketCounts = {
  newSeekers: 0,
  activeSeekers: 0,
  newOpenings: null,
  activeOpenings: null,
  filledOpenings: 0,
  placements: 0,
};

export interface MarketMonth extends LabourMarketCounts {
  /** Null in the row of all that the national side holds. */
  servicePointId: string | null;
  month: YearMonth;
}

export interface LabourMarketTable {
  asOf: string;
  rows: MarketMonth[];
}

export const marketRules: CountingRule[] = [
  {
    code: "NEW_SEEKERS",
    text: {
      ja: "新規求職者数: 受付日の月の求職者の実人数",
      en: "persons whose registration was received in the month",
    },
    ...NO_SUMS,
  },
  {
    code: "ACTIVE_SEEKERS",
    text: {
      ja: "有効求職者数: 月のうちに有効な求職申込みのある実人数。繰越しを含む",
      en: "persons with a registration in force in the month, carried over or new",
    },
    ...NO_SUMS,
  },
  {
    code: "NEW_OPENINGS",
    text: {
      ja: "新規求人数: 受理した求人の受付日の月の求人数",
      en: "openings of accepted orders received in the month",
    },
    ...SUMS,
  },
  {
    code: "ACTIVE_OPENINGS",
    text: {
      ja: "有効求人数: 月のうちに紹介できる求人数。前月までに充足した分を除く",
      en: "openings to which persons could be referred in the month, without those filled before it",
    },
    ...NO_SUMS,
  },
  {
    code: "FILLED_OPENINGS",
    text: {
      ja: "充足数: 取り消されていない就職を採用日の月に数える",
      en: "placements that stand, in the month of the hire",
    },
    ...SUMS,
  },
  ruleByCode("PLACEMENT_CASES").rule,
  distinctPersons,
];

/** 労働市場: of each month the row of all, then those of the service points. @throws the errors of readStatistics */
export async function readLabourMarket(
  context: SubgraphContext,
  given: QueryLabourMarketStatisticsArgs,
): Promise<LabourMarketTable> {
  const source = { span: SPAN, counts: COUNTS };
  const found = await readStatistics<CountedRow & LabourMarketCounts>(context, given, source);
  const cells = cellsOf(found, "MONTHS");
  const rows = found.months.flatMap((month) => {
    const all = found.rows.find(({ point, part }) => point === null && part === month);
    return [
      { ...NOTHING, ...all, servicePointId: null, month },
      ...cells
        .filter(({ cell }) => cell.part === month)
        .map(({ cell: { servicePointId }, counted }) => ({ ...NOTHING, ...counted, servicePointId, month })),
    ];
  });
  return { asOf: found.asOf, rows };
}
