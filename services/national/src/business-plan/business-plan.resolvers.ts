import { approvalFields, approvalOf } from "@aiwork/agreement/approval/approval.loader";
import { parseFiscalYear } from "@aiwork/agreement/calendar/fiscal-year";
import { planSubject } from "@aiwork/agreement/plan/plan-subject";
import { act } from "@aiwork/runtime/act/act";
import type { Resolvers } from "../generated/resolvers";
import { approvePlanForNational } from "./approve-plan-for-national";
import { planActedOn } from "./plan-key";

export const businessPlanResolvers = {
  BusinessPlan: {
    __resolveReference: ({ fiscalYear, version }) => ({ fiscalYear: parseFiscalYear(fiscalYear), version }),
    nationalApproval: ({ fiscalYear, version }, _, context) =>
      approvalOf(context, { act: "approvePlanForNational", subject: planSubject(fiscalYear), version }),
  },
  Approval: approvalFields("NATIONAL"),
  Mutation: { approvePlanForNational: act("approvePlanForNational", approvePlanForNational) },
  ApprovePlanForNationalPayload: { businessPlan: planActedOn },
} satisfies Resolvers;
