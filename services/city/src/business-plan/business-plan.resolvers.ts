import { refuse } from "@aiwork/agreement/agreement-refusals";
import { eraNameOf } from "@aiwork/agreement/calendar/era-name";
import {
  FIRST_YEAR,
  type FiscalYear,
  isClosed,
  LAST_YEAR,
  parseFiscalYear,
} from "@aiwork/agreement/calendar/fiscal-year";
import { parseAsOf } from "@aiwork/agreement/progress/report-key";
import type { Resolvers } from "../generated/resolvers";
import { businessPlanByKey, planKey, readBusinessPlan, readBusinessPlans, targetsOfPlan } from "./read-business-plan";

export const businessPlanResolvers = {
  Query: {
    businessPlan: (_, { fiscalYear, version, asOf }, { database }) =>
      readBusinessPlan(database, parseFiscalYear(fiscalYear), version ?? null, parseAsOf(asOf, new Date())),
    businessPlans: (_, { fromFiscalYear, toFiscalYear }, { database }) => {
      const from = parseFiscalYear(fromFiscalYear ?? FIRST_YEAR);
      const to = parseFiscalYear(toFiscalYear ?? LAST_YEAR);
      if (from > to) throw refuse("FISCAL_YEARS_REVERSED");
      return readBusinessPlans(database, from, to);
    },
  },
  BusinessPlan: {
    __resolveReference: (key, context) => businessPlanByKey(context).load(planKey(key)),
    eraName: ({ fiscalYear }) => eraNameOf(fiscalYear as FiscalYear),
    /** No act closes a plan: it closes with its year. */
    status: ({ status, fiscalYear }, _, { clock }) =>
      status === "IN_FORCE" && isClosed(fiscalYear as FiscalYear, clock.today()) ? "CLOSED" : status,
    targets: (plan, _, context) => targetsOfPlan(context).load(planKey(plan)),
  },
} satisfies Resolvers;
