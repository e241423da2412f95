import { refuse } from "@aiwork/agreement/agreement-refusals";
import { approvalFields, approvalOf } from "@aiwork/agreement/approval/approval.loader";
import { eraNameOf } from "@aiwork/agreement/calendar/era-name";
import {
  FIRST_YEAR,
  type FiscalYear,
  isClosed,
  LAST_YEAR,
  parseFiscalYear,
} from "@aiwork/agreement/calendar/fiscal-year";
import { planSubject } from "@aiwork/agreement/plan/plan-subject";
import { parseAsOf } from "@aiwork/agreement/progress/report-key";
import { historyOf } from "@aiwork/agreement/state-change/state-change.loader";
import { act } from "@aiwork/runtime/act/act";
import { readActedOn } from "@aiwork/runtime/act/acted-on";
import type { Resolvers } from "../generated/resolvers";
import { approvePlanForCity } from "./approve-plan-for-city";
import { bringPlanIntoForce } from "./bring-plan-into-force";
import { draftPlan } from "./draft-plan";
import { proposePlan } from "./propose-plan";
import { businessPlanByKey, planKey, readBusinessPlan, readBusinessPlans, targetsOfPlan } from "./read-business-plan";

const planActedOn = { businessPlan: readActedOn("planKey", businessPlanByKey) };

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
    /** No mutation closes a plan: it closes when its fiscal year ends. */
    status: ({ status, fiscalYear }, _, { clock }) =>
      status === "IN_FORCE" && isClosed(fiscalYear as FiscalYear, clock.today()) ? "CLOSED" : status,
    targets: (plan, _, context) => targetsOfPlan(context).load(planKey(plan)),
    cityApproval: ({ fiscalYear, version }, _, context) =>
      approvalOf(context, { act: "approvePlanForCity", subject: planSubject(fiscalYear), version }),
    history: ({ id }, _, context) => historyOf(context, id),
  },
  Approval: approvalFields("CITY"),
  Mutation: {
    draftPlan: act("draftPlan", draftPlan),
    proposePlan: act("proposePlan", proposePlan),
    approvePlanForCity: act("approvePlanForCity", approvePlanForCity),
    bringPlanIntoForce: act("bringPlanIntoForce", bringPlanIntoForce),
  },
  DraftPlanPayload: planActedOn,
  ProposePlanPayload: planActedOn,
  ApprovePlanForCityPayload: planActedOn,
  BringPlanIntoForcePayload: planActedOn,
} satisfies Resolvers;
