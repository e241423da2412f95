import { eraNameOf, parseFiscalYear, previousFiscalYear } from "@aiwork/agreement/agreement/calendar/fiscal-year";
import { explainResult } from "@aiwork/agreement/business-plan/figure-explanation/figure-explanation";
import {
  closedAsOf,
  readFirstRecord,
  requireKnownAt,
} from "@aiwork/agreement/business-plan/plan-progress/closed-instant";
import {
  countingStartByRule,
  countingStartFields,
  countingStartOf,
} from "@aiwork/agreement/business-plan/plan-progress/counting-start";
import { parseReportKey } from "@aiwork/agreement/business-plan/plan-progress/indicator-records";
import { toPercent } from "@aiwork/agreement/business-plan/plan-progress/progress-figure";
import {
  comparableAmong,
  elapsedRate,
  pointsOnReport,
} from "@aiwork/agreement/business-plan/plan-progress/progress-table";
import { allServicePoints, servicePointOf } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { readVersionsInForce } from "../business-plan/business-plan.queries";
import { cityProgress, readLastMonth, readReportPeriods } from "./plan-progress.queries";
import { startCountingForCity, takeBackCountingForCity } from "./start-counting-for-city";

export const cityPlanProgressResolvers = {
  Query: {
    cityFirstRecord: (_, __, { database }) => readFirstRecord(database),
    reportPeriods: (_, __, context) => readReportPeriods(context),
    planProgress: async (_, given, context) => {
      const { database } = context;
      const last = given.through ?? (await readLastMonth(context, parseFiscalYear(given.fiscalYear), given.asOf));
      const { fiscalYear, through } = parseReportKey({ ...given, through: last, asOf: "" });
      const asOf = await closedAsOf(database, given.asOf);
      // guard: report-is-of-instant-since-first-record
      await requireKnownAt(database, asOf);
      const inForce = await readVersionsInForce(database, [fiscalYear, previousFiscalYear(fiscalYear)], asOf);
      const [planVersion = null, previousPlanVersion = null] = inForce;
      return { fiscalYear, through, asOf, planVersion, previousPlanVersion };
    },
    countingForCity: (_, { indicator }, context) => countingStartOf(context, "CITY", indicator),
  },
  ReportPeriod: { eraName: ({ fiscalYear }) => eraNameOf(fiscalYear) },
  PlanProgress: {
    eraName: ({ fiscalYear }) => eraNameOf(fiscalYear),
    elapsedRate: ({ fiscalYear, through }) => toPercent(elapsedRate(fiscalYear, through)) ?? 0,
    rows: async (key, _, context) =>
      pointsOnReport(await allServicePoints(context), key).map(({ id: servicePointId }) => ({
        ...key,
        servicePointId,
      })),
    total: (key) => ({ ...key, comparableOnly: false }),
    comparableTotal: (key) => ({ ...key, comparableOnly: true }),
  },
  ServicePointProgress: {
    __resolveReference: (key) => ({ ...parseReportKey(key), servicePointId: key.servicePointId }),
    servicePoint: ({ servicePointId }, _, context) => servicePointOf(context, servicePointId),
    users: async ({ servicePointId, ...key }, _, context) =>
      (await cityProgress.tableOf(context, key, "USERS")).ofPoint(servicePointId),
    cityFigures: ({ servicePointId, ...key }, { indicators }, context) =>
      cityProgress.figuresOf(context, key, indicators, (table) => table.ofPoint(servicePointId)),
  },
  ProgressFigure: { explanation: (figure, _, context) => explainResult(context, figure, figure.cumulativeActual) },
  PlanTotal: {
    __resolveReference: (key) => ({ ...parseReportKey(key), comparableOnly: key.comparableOnly }),
    servicePoints: async ({ comparableOnly, ...key }, _, context) => {
      const points = pointsOnReport(await allServicePoints(context), key);
      return comparableOnly ? comparableAmong(points, key) : points;
    },
    users: async ({ comparableOnly, ...key }, _, context) =>
      (await cityProgress.tableOf(context, key, "USERS")).total(comparableOnly),
    cityFigures: ({ comparableOnly, ...key }, { indicators }, context) =>
      cityProgress.figuresOf(context, key, indicators, (table) => table.total(comparableOnly)),
  },
  CountingStart: countingStartFields("CITY"),
  Mutation: {
    startCountingForCity: defineMutation("startCountingForCity", startCountingForCity),
    takeBackCountingForCity: defineMutation("takeBackCountingForCity", takeBackCountingForCity),
  },
  StartCountingForCityPayload: { countingStart: payloadField("countedRule", countingStartByRule) },
  TakeBackCountingForCityPayload: { countingStart: payloadField("countedRule", countingStartByRule) },
} satisfies Resolvers;
