import { eraNameOf, parseFiscalYear, previousFiscalYear } from "@aiwork/agreement/agreement/calendar/fiscal-year";
import { closedAsOf } from "@aiwork/agreement/business-plan/plan-progress/closed-instant";
import { countingStartByRule, countingStartFields } from "@aiwork/agreement/business-plan/plan-progress/counting-start";
import { parseReportKey } from "@aiwork/agreement/business-plan/plan-progress/measure-records";
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
import { readLastMonth, readReportPeriods, usersTable } from "./plan-progress.queries";
import { startCountingUsers, takeBackCountingOfUsers } from "./start-counting-users";

export const cityPlanProgressResolvers = {
  Query: {
    reportPeriods: (_, __, context) => readReportPeriods(context),
    planProgress: async (_, given, context) => {
      const { database } = context;
      const last = given.through ?? (await readLastMonth(context, parseFiscalYear(given.fiscalYear), given.asOf));
      const { fiscalYear, through } = parseReportKey({ ...given, through: last, asOf: "" });
      const asOf = await closedAsOf(database, given.asOf);
      const inForce = await readVersionsInForce(database, [fiscalYear, previousFiscalYear(fiscalYear)], asOf);
      const [planVersion = null, previousPlanVersion = null] = inForce;
      return { fiscalYear, through, asOf, planVersion, previousPlanVersion };
    },
    countingOfUsers: (_, __, context) => countingStartByRule(context).load("VISIT_PERSON_DAY"),
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
    users: async ({ servicePointId, ...key }, _, context) => (await usersTable(context, key)).ofPoint(servicePointId),
    usersByMonth: async ({ servicePointId, ...key }, _, context) =>
      (await usersTable(context, key)).monthsOfPoint(servicePointId),
  },
  PlanTotal: {
    __resolveReference: (key) => ({ ...parseReportKey(key), comparableOnly: key.comparableOnly }),
    servicePoints: async ({ comparableOnly, ...key }, _, context) => {
      const points = pointsOnReport(await allServicePoints(context), key);
      return comparableOnly ? comparableAmong(points, key) : points;
    },
    users: async ({ comparableOnly, ...key }, _, context) => (await usersTable(context, key)).total(comparableOnly),
    usersByMonth: async ({ comparableOnly, ...key }, _, context) =>
      (await usersTable(context, key)).monthsOfTotal(comparableOnly),
  },
  CountingStart: countingStartFields("CITY"),
  Mutation: {
    startCountingUsers: defineMutation("startCountingUsers", startCountingUsers),
    takeBackCountingOfUsers: defineMutation("takeBackCountingOfUsers", takeBackCountingOfUsers),
  },
  StartCountingUsersPayload: { countingStart: payloadField("countedRule", countingStartByRule) },
  TakeBackCountingOfUsersPayload: { countingStart: payloadField("countedRule", countingStartByRule) },
} satisfies Resolvers;
