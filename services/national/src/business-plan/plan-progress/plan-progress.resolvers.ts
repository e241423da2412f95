import { parseReportKey } from "@aiwork/agreement/business-plan/plan-progress/measure-records";
import type { Resolvers } from "../../generated/resolvers";
import { placementsBook } from "./plan-progress.queries";

export const nationalPlanProgressResolvers = {
  ServicePointProgress: {
    __resolveReference: (key) => ({ ...parseReportKey(key), servicePointId: key.servicePointId }),
    placements: async ({ servicePointId, ...key }, _, context) =>
      (await placementsBook(context, key)).ofPoint(servicePointId),
    placementsByMonth: async ({ servicePointId, ...key }, _, context) =>
      (await placementsBook(context, key)).monthsOfPoint(servicePointId),
  },
  PlanTotal: {
    __resolveReference: (key) => ({ ...parseReportKey(key), comparableOnly: key.comparableOnly }),
    placements: async ({ comparableOnly, ...key }, _, context) =>
      (await placementsBook(context, key)).total(comparableOnly),
    placementsByMonth: async ({ comparableOnly, ...key }, _, context) =>
      (await placementsBook(context, key)).monthsOfTotal(comparableOnly),
  },
} satisfies Resolvers;
