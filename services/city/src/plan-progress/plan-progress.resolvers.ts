import { eraNameOf } from "@aiwork/agreement/calendar/era-name";
import { comparableAmong, elapsedRate, pointsOnReport } from "@aiwork/agreement/progress/progress-book";
import { toPercent } from "@aiwork/agreement/progress/rate";
import { parseAsOf, parseReportKey } from "@aiwork/agreement/progress/report-key";
import { allServicePoints, servicePointOf } from "@aiwork/agreement/service-point/service-point.loader";
import { isAgreed } from "../business-plan/business-plan.entity";
import { readBusinessPlan } from "../business-plan/read-business-plan";
import type { Resolvers } from "../generated/resolvers";
import { readReportPeriods } from "./read-report-periods";
import { usersBook } from "./users-book";

export const planProgressResolvers = {
  Query: {
    reportPeriods: (_, __, context) => readReportPeriods(context),
    planProgress: async (_, given, { database }) => {
      const key = parseReportKey({ ...given, asOf: parseAsOf(given.asOf, new Date()) });
      const plan = await readBusinessPlan(database, key.fiscalYear, null, key.asOf);
      // guard: report-of-year-is-there-once-plan
      return plan && isAgreed(plan) ? { ...key, planVersion: plan.version } : null;
    },
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
    users: async ({ servicePointId, ...key }, _, context) => (await usersBook(context, key)).ofPoint(servicePointId),
    usersByMonth: async ({ servicePointId, ...key }, _, context) =>
      (await usersBook(context, key)).monthsOfPoint(servicePointId),
  },
  PlanTotal: {
    __resolveReference: (key) => ({ ...parseReportKey(key), comparableOnly: key.comparableOnly }),
    servicePoints: async ({ comparableOnly, ...key }, _, context) => {
      const points = pointsOnReport(await allServicePoints(context), key);
      return comparableOnly ? comparableAmong(points, key) : points;
    },
    users: async ({ comparableOnly, ...key }, _, context) => (await usersBook(context, key)).total(comparableOnly),
    usersByMonth: async ({ comparableOnly, ...key }, _, context) =>
      (await usersBook(context, key)).monthsOfTotal(comparableOnly),
  },
} satisfies Resolvers;
