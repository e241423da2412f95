import { servicePointOf } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import type { Resolvers } from "../../generated/resolvers";
import { marketRules, readLabourMarket } from "./labour-market-statistics.queries";
import { ratesOf } from "./market-rates";

export const nationalLabourMarketStatisticsResolvers = {
  Query: { labourMarketStatistics: (_, given, context) => readLabourMarket(context, given) },
  LabourMarketStatistics: { rules: () => marketRules },
  LabourMarketRow: {
    servicePoint: ({ servicePointId }, _, context) =>
      servicePointId === null ? null : servicePointOf(context, servicePointId),
    rates: (row) => ratesOf(row.month, row),
  },
} satisfies Resolvers;
