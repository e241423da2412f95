import { servicePointOf } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import type { Resolvers } from "../../generated/resolvers";
import { placementRules, readPlacementStatistics } from "./placement-statistics.queries";

export const nationalPlacementStatisticsResolvers = {
  Query: { placementStatistics: (_, given, context) => readPlacementStatistics(context, given) },
  PlacementStatistics: { rules: () => placementRules },
  PlacementStatisticsRow: {
    servicePoint: ({ servicePointId }, _, context) => servicePointOf(context, servicePointId),
    occupationCode: () => null,
    ageBand: () => null,
    suppressedMeasures: () => [],
  },
} satisfies Resolvers;
