import { servicePointOf } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import type { Resolvers } from "../../generated/resolvers";
import { readVisitStatistics } from "./visit-statistics.queries";

export const cityVisitStatisticsResolvers = {
  Query: { visitStatistics: (_, given, context) => readVisitStatistics(context, given) },
  VisitStatisticsRow: {
    servicePoint: ({ servicePointId }, _, context) => servicePointOf(context, servicePointId),
  },
} satisfies Resolvers;
