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
import type { QueryConsultationStatisticsArgs } from "../../generated/resolvers";

export type ConsultationTableRow = EventStatisticsRow;
export type ConsultationTableOfYear = EventTable;

/** By table, how it is counted; null where it is by an attribute of the person. */
export const consultationBreakdowns = {
  BY_POINT: "POINT",
  BY_POINT_AND_MONTH: "MONTH",
  BY_POINT_AND_TOPIC: null,
  BY_POINT_AND_AGE_BAND: null,
} as const;

export const consultationRules: CountingRule[] = [ruleByCode("CONSULTATIONS_HELD").rule, distinctPersons];

/** 職業相談. @throws PUBLICATION_ONLY and the errors of readStatistics */
export async function readConsultationStatistics(
  context: SubgraphContext,
  { table, ...given }: QueryConsultationStatisticsArgs,
): Promise<ConsultationTableOfYear> {
  const breakdown = consultationBreakdowns[table];
  // guard: consultations-by-personal-attribute-are-published-alone
  if (breakdown === null) throw statisticsError("PUBLICATION_ONLY");
  return readEventStatistics(context, given, "CONSULTATION", breakdown);
}
