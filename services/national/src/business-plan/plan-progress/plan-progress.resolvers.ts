import { countingStartByRule, countingStartFields } from "@aiwork/agreement/business-plan/plan-progress/counting-start";
import { parseReportKey } from "@aiwork/agreement/business-plan/plan-progress/measure-records";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { placementsBook } from "./plan-progress.queries";
import { startCountingPlacements, takeBackCountingOfPlacements } from "./start-counting-placements";

export const nationalPlanProgressResolvers = {
  Query: {
    countingOfPlacements: (_, __, context) => countingStartByRule(context).load("PLACEMENT_CASES"),
  },
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
  CountingStart: countingStartFields("NATIONAL"),
  Mutation: {
    startCountingPlacements: defineMutation("startCountingPlacements", startCountingPlacements),
    takeBackCountingOfPlacements: defineMutation("takeBackCountingOfPlacements", takeBackCountingOfPlacements),
  },
  StartCountingPlacementsPayload: { countingStart: payloadField("countedRule", countingStartByRule) },
  TakeBackCountingOfPlacementsPayload: { countingStart: payloadField("countedRule", countingStartByRule) },
} satisfies Resolvers;
