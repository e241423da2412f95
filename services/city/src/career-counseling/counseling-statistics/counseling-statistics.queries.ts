import type { CountingRule } from "@aiwork/agreement/business-plan/indicator/indicator";
import { ruleByCode } from "@aiwork/agreement/business-plan/indicator/indicators";
import {
  distinctPersons,
  type EventStatisticsRow,
  type EventTable,
  readEventStatistics,
} from "@aiwork/agreement/joint-counter/statistics/event-statistics";
import { statisticsError } from "@aiwork/agreement/joint-counter/statistics/statistics.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { QueryCounselingStatisticsArgs } from "../../generated/resolvers";

export type CounselingTableRow = EventStatisticsRow;
export type CounselingTableOfYear = EventTable;

/** By table, how it is counted; null where it is by an attribute of the person. */
export const counselingBreakdowns = {
  BY_POINT: "POINT",
  BY_POINT_AND_MONTH: "MONTH",
  BY_POINT_AND_THEME: null,
  BY_POINT_AND_AGE_BAND: null,
} as const;

export const counselingRules: CountingRule[] = [ruleByCode("COUNSELING_SESSIONS_HELD").rule, distinctPersons];

/** キャリア・カウンセリング. @throws PUBLICATION_ONLY and the errors of readStatistics */
export async function readCounselingStatistics(
  context: SubgraphContext,
  { table, ...given }: QueryCounselingStatisticsArgs,
): Promise<CounselingTableOfYear> {
  const breakdown = counselingBreakdowns[table];
  // guard: counseling-by-personal-attribute-is-published-alone
  if (breakdown === null) throw statisticsError("PUBLICATION_ONLY");
  return readEventStatistics(context, given, "COUNSELING", breakdown);
}
