import { parseFiscalYear } from "@aiwork/agreement/calendar/fiscal-year";
import type { Resolvers } from "../generated/resolvers";

export const businessPlanResolvers = {
  BusinessPlan: {
    __resolveReference: ({ fiscalYear, version }) => ({ fiscalYear: parseFiscalYear(fiscalYear), version }),
  },
} satisfies Resolvers;
