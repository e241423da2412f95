import {
  listStatisticsTables,
  type PartyStatistics,
} from "@aiwork/agreement/joint-counter/statistics/statistics-tables";
import { placementBreakdowns } from "../../employment-placement/placement-statistics/placement-statistics.queries";
import type { Resolvers } from "../../generated/resolvers";
import { consultationBreakdowns } from "../../vocational-consultation/consultation-statistics/consultation-statistics.queries";

const STATISTICS: readonly PartyStatistics[] = [
  {
    field: "consultationStatistics",
    title: { ja: "職業相談", en: "Vocational consultation" },
    breakdowns: consultationBreakdowns,
  },
  {
    field: "placementStatistics",
    title: { ja: "紹介・就職・トライアル雇用", en: "Referrals, placements and trial employment" },
    breakdowns: placementBreakdowns,
  },
  { field: "labourMarketStatistics", title: { ja: "労働市場", en: "Labour market" } },
];

export const nationalStatisticsTableResolvers = {
  Query: {
    nationalStatisticsTables: (_, __, context, { schema }) => listStatisticsTables(schema, STATISTICS, context),
  },
} satisfies Resolvers;
