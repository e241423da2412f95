import { reopenMonth } from "@aiwork/agreement/business-plan/month-closing/close-month";
import {
  closingByMonth,
  monthClosingFields,
  readMonthClosings,
} from "@aiwork/agreement/business-plan/month-closing/month-closing.queries";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { closeNationalMonth } from "./close-national-month";

export const nationalMonthClosingResolvers = {
  Query: { nationalClosedMonths: (_, __, context) => readMonthClosings(context) },
  MonthClosing: monthClosingFields("NATIONAL"),
  Mutation: {
    closeNationalMonth: defineMutation("closeNationalMonth", closeNationalMonth),
    reopenNationalMonth: defineMutation("reopenNationalMonth", reopenMonth),
  },
  CloseNationalMonthPayload: { monthClosing: payloadField("month", closingByMonth) },
  ReopenNationalMonthPayload: { monthClosing: payloadField("month", closingByMonth) },
} satisfies Resolvers;
