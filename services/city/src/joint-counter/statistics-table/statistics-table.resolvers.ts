import {
  listStatisticsTables,
  type PartyStatistics,
} from "@aiwork/agreement/joint-counter/statistics/statistics-tables";
import { counselingBreakdowns } from "../../career-counseling/counseling-statistics/counseling-statistics.queries";
import type { Resolvers } from "../../generated/resolvers";
import { visitBreakdowns } from "../visit-statistics/visit-statistics.queries";

const STATISTICS: readonly PartyStatistics[] = [
  { field: "visitStatistics", title: { ja: "利用者数", en: "Visits" }, breakdowns: visitBreakdowns },
  {
    field: "counselingStatistics",
    title: { ja: "キャリア・カウンセリング", en: "Career counseling" },
    breakdowns: counselingBreakdowns,
  },
];

export const cityStatisticsTableResolvers = {
  Query: { cityStatisticsTables: (_, __, context, { schema }) => listStatisticsTables(schema, STATISTICS, context) },
} satisfies Resolvers;
