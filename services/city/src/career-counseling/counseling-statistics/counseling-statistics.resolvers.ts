import { servicePointOf } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import type { Resolvers } from "../../generated/resolvers";
import { counselingRules, readCounselingStatistics } from "./counseling-statistics.queries";

export const cityCounselingStatisticsResolvers = {
  Query: { counselingStatistics: (_, given, context) => readCounselingStatistics(context, given) },
  CounselingStatistics: { rules: () => counselingRules },
  CounselingStatisticsRow: {
    servicePoint: ({ servicePointId }, _, context) => servicePointOf(context, servicePointId),
    sessions: ({ events }) => events,
    theme: () => null,
    ageBand: () => null,
    suppressedMeasures: () => [],
  },
} satisfies Resolvers;
