import { approvalFields, approvalOf } from "@aiwork/agreement/agreement/approval/approval.queries";
import {
  eraNameOf,
  FIRST_FISCAL_YEAR,
  type FiscalYear,
  isFiscalYearOver,
  LAST_FISCAL_YEAR,
  parseFiscalYear,
} from "@aiwork/agreement/agreement/calendar/fiscal-year";
import { periodError } from "@aiwork/agreement/agreement/calendar/period.errors";
import { historyOf } from "@aiwork/agreement/agreement/state-change/state-change";
import { planSubject } from "@aiwork/agreement/business-plan/business-plan/business-plan";
import { indicatorByCode } from "@aiwork/agreement/business-plan/indicator/indicators";
import { closedAsOf, requireKnownAt } from "@aiwork/agreement/business-plan/plan-progress/closed-instant";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { approvePlanForCity } from "./approve-plan-for-city";
import { bringPlanIntoForce } from "./bring-plan-into-force";
import {
  businessPlanByKey,
  planKey,
  readBusinessPlan,
  readBusinessPlans,
  targetsOfPlan,
} from "./business-plan.queries";
import { draftPlan } from "./draft-plan";
import { proposePlan } from "./propose-plan";

const planOfPayload = { businessPlan: payloadField("planKey", businessPlanByKey) };

export const cityBusinessPlanResolvers = {
  Query: {
    businessPlan: async (_, { fiscalYear: given, version, asOf }, { database }) => {
      const fiscalYear = parseFiscalYear(given);
      const closed = await closedAsOf(database, asOf);
      // guard: plan-is-of-instant-since-first-record
      await requireKnownAt(database, closed);
      return readBusinessPlan(database, fiscalYear, version ?? null, closed);
    },
    businessPlans: (_, { fromFiscalYear, toFiscalYear }, { database }) => {
      const from = parseFiscalYear(fromFiscalYear ?? FIRST_FISCAL_YEAR);
      const to = parseFiscalYear(toFiscalYear ?? LAST_FISCAL_YEAR);
      if (from > to) throw periodError("FISCAL_YEARS_REVERSED");
      return readBusinessPlans(database, from, to);
    },
  },
  BusinessPlan: {
    __resolveReference: (key, context) => businessPlanByKey(context).load(planKey(key)),
    eraName: ({ fiscalYear }) => eraNameOf(fiscalYear as FiscalYear),
    /** No mutation closes a plan: it closes when its fiscal year ends. */
    status: ({ status, fiscalYear }, _, { clock }) =>
      status === "IN_FORCE" && isFiscalYearOver(fiscalYear as FiscalYear, clock.today()) ? "CLOSED" : status,
    targets: (plan, _, context) => targetsOfPlan(context).load(planKey(plan)),
    proposalReceipt: async ({ fiscalYear, version }, _, context) =>
      (await approvalOf(context, { act: "proposePlan", subject: planSubject(fiscalYear), version }))?.receipt ?? null,
    cityApproval: ({ fiscalYear, version }, _, context) =>
      approvalOf(context, { act: "approvePlanForCity", subject: planSubject(fiscalYear), version }),
    history: ({ id }, _, context) => historyOf(context, id),
  },
  PlanTarget: { indicator: ({ indicator }) => indicatorByCode(indicator) },
  Approval: approvalFields("CITY"),
  Mutation: {
    draftPlan: defineMutation("draftPlan", draftPlan),
    proposePlan: defineMutation("proposePlan", proposePlan),
    approvePlanForCity: defineMutation("approvePlanForCity", approvePlanForCity),
    bringPlanIntoForce: defineMutation("bringPlanIntoForce", bringPlanIntoForce),
  },
  DraftPlanPayload: planOfPayload,
  ProposePlanPayload: planOfPayload,
  ApprovePlanForCityPayload: planOfPayload,
  BringPlanIntoForcePayload: planOfPayload,
} satisfies Resolvers;
