import { servicePointOf } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import type { Resolvers } from "../../generated/resolvers";
import { consultationRules, readConsultationStatistics } from "./consultation-statistics.queries";

export const nationalConsultationStatisticsResolvers = {
  Query: { consultationStatistics: (_, given, context) => readConsultationStatistics(context, given) },
  ConsultationStatistics: { rules: () => consultationRules },
  ConsultationStatisticsRow: {
    servicePoint: ({ servicePointId }, _, context) => servicePointOf(context, servicePointId),
    consultations: ({ events }) => events,
    topic: () => null,
    ageBand: () => null,
    suppressedMeasures: () => [],
  },
} satisfies Resolvers;
