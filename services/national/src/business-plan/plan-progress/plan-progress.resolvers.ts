import { explainResult } from "@aiwork/agreement/business-plan/figure-explanation/figure-explanation";
import { countingRuleFields, indicatorFields } from "@aiwork/agreement/business-plan/indicator/indicators";
import { readFirstRecord } from "@aiwork/agreement/business-plan/plan-progress/closed-instant";
import {
  countingStartByRule,
  countingStartFields,
  countingStartOf,
} from "@aiwork/agreement/business-plan/plan-progress/counting-start";
import { parseReportKey } from "@aiwork/agreement/business-plan/plan-progress/indicator-records";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { nationalProgress } from "./plan-progress.queries";
import { startCountingForNational, takeBackCountingForNational } from "./start-counting-for-national";

export const nationalPlanProgressResolvers = {
  Query: {
    nationalFirstRecord: (_, __, { database }) => readFirstRecord(database),
    countingForNational: (_, { indicator }, context) => countingStartOf(context, "NATIONAL", indicator),
  },
  ServicePointProgress: {
    __resolveReference: (key) => ({ ...parseReportKey(key), servicePointId: key.servicePointId }),
    placedPersons: async ({ servicePointId, ...key }, _, context) =>
      (await nationalProgress.tableOf(context, key, "PLACED_PERSONS")).ofPoint(servicePointId),
    placementCases: async ({ servicePointId, ...key }, _, context) =>
      (await nationalProgress.tableOf(context, key, "PLACEMENT_CASES")).ofPoint(servicePointId),
    nationalFigures: ({ servicePointId, ...key }, { indicators }, context) =>
      nationalProgress.figuresOf(context, key, indicators, (table) => table.ofPoint(servicePointId)),
  },
  ProgressFigure: { explanation: (figure, _, context) => explainResult(context, figure, figure.cumulativeActual) },
  PlanTotal: {
    __resolveReference: (key) => ({ ...parseReportKey(key), comparableOnly: key.comparableOnly }),
    placedPersons: async ({ comparableOnly, ...key }, _, context) =>
      (await nationalProgress.tableOf(context, key, "PLACED_PERSONS")).total(comparableOnly),
    placementCases: async ({ comparableOnly, ...key }, _, context) =>
      (await nationalProgress.tableOf(context, key, "PLACEMENT_CASES")).total(comparableOnly),
    nationalFigures: ({ comparableOnly, ...key }, { indicators }, context) =>
      nationalProgress.figuresOf(context, key, indicators, (table) => table.total(comparableOnly)),
  },
  Indicator: indicatorFields,
  CountingRule: countingRuleFields,
  CountingStart: countingStartFields("NATIONAL"),
  Mutation: {
    startCountingForNational: defineMutation("startCountingForNational", startCountingForNational),
    takeBackCountingForNational: defineMutation("takeBackCountingForNational", takeBackCountingForNational),
  },
  StartCountingForNationalPayload: { countingStart: payloadField("countedRule", countingStartByRule) },
  TakeBackCountingForNationalPayload: { countingStart: payloadField("countedRule", countingStartByRule) },
} satisfies Resolvers;
