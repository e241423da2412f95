import { explainResult } from "@aiwork/agreement/business-plan/figure-explanation/figure-explanation";
import { parsePointPeriod } from "@aiwork/agreement/business-plan/point-period/point-period";
import { readPeriodFigures } from "@aiwork/agreement/business-plan/point-period/point-period.queries";
import { servicePointOf } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import type { Resolvers } from "../../generated/resolvers";
import { cityProgress } from "../plan-progress/plan-progress.queries";
import { readPointPeriods, rowsOfTable } from "./point-period.queries";

export const cityPointPeriodResolvers = {
  Query: { pointPeriods: (_, given, context) => readPointPeriods(context, given) },
  PointPeriods: { rows: (table, { first }) => rowsOfTable(table, first) },
  ServicePointPeriod: {
    __resolveReference: (key) => parsePointPeriod(key),
    servicePoint: ({ servicePointId }, _, context) => servicePointOf(context, servicePointId),
    cityFigures: (row, { indicators }, context) => readPeriodFigures(cityProgress, context, row, indicators),
  },
  PeriodFigure: { explanation: (figure, _, context) => explainResult(context, figure, figure.actual) },
} satisfies Resolvers;
