import { approvalFields, approvalOf } from "@aiwork/agreement/agreement/approval/approval.queries";
import { type FiscalYear, parseFiscalYear } from "@aiwork/agreement/agreement/calendar/fiscal-year";
import { planSubject } from "@aiwork/agreement/business-plan/business-plan/business-plan";
import { defineMutation, type UserError } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { approvePlanForNational } from "./approve-plan-for-national";

/** A version of a year's plan. The city keeps its text. */
export interface NationalPlanKey {
  fiscalYear: FiscalYear;
  version: number;
}

/** The payload of a mutation on a plan. */
export interface NationalPlanPayload {
  readonly fiscalYear?: number;
  readonly version?: number;
  userErrors: UserError[];
}

/** The plan of a payload; null where the mutation was refused. */
function nationalPlanOfPayload({ fiscalYear, version }: NationalPlanPayload): NationalPlanKey | null {
  return fiscalYear === undefined || version === undefined
    ? null
    : { fiscalYear: parseFiscalYear(fiscalYear), version };
}

export const nationalBusinessPlanResolvers = {
  BusinessPlan: {
    __resolveReference: ({ fiscalYear, version }) => ({ fiscalYear: parseFiscalYear(fiscalYear), version }),
    nationalApproval: ({ fiscalYear, version }, _, context) =>
      approvalOf(context, { act: "approvePlanForNational", subject: planSubject(fiscalYear), version }),
  },
  Approval: approvalFields("NATIONAL"),
  Mutation: { approvePlanForNational: defineMutation("approvePlanForNational", approvePlanForNational) },
  ApprovePlanForNationalPayload: { businessPlan: nationalPlanOfPayload },
} satisfies Resolvers;
