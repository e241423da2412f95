import { explainResult } from "@aiwork/agreement/business-plan/figure-explanation/figure-explanation";
import { parsePointPeriod } from "@aiwork/agreement/business-plan/point-period/point-period";
import { readPeriodFigures } from "@aiwork/agreement/business-plan/point-period/point-period.queries";
import type { Resolvers } from "../../generated/resolvers";
import { nationalProgress } from "../plan-progress/plan-progress.queries";

export const nationalPointPeriodResolvers = {
  ServicePointPeriod: {
    __resolveReference: (key) => parsePointPeriod(key),
    nationalFigures: (row, { indicators }, context) => readPeriodFigures(nationalProgress, context, row, indicators),
  },
  PeriodFigure: { explanation: (figure, _, context) => explainResult(context, figure, figure.actual) },
} satisfies Resolvers;
