import { reopenMonth } from "@aiwork/agreement/business-plan/month-closing/close-month";
import {
  closingByMonth,
  monthClosingFields,
  readMonthClosings,
} from "@aiwork/agreement/business-plan/month-closing/month-closing.queries";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { closeCityMonth } from "./close-city-month";

export const cityMonthClosingResolvers = {
  Query: { cityClosedMonths: (_, __, context) => readMonthClosings(context) },
  MonthClosing: monthClosingFields("CITY"),
  Mutation: {
    closeCityMonth: defineMutation("closeCityMonth", closeCityMonth),
    reopenCityMonth: defineMutation("reopenCityMonth", reopenMonth),
  },
  CloseCityMonthPayload: { monthClosing: payloadField("month", closingByMonth) },
  ReopenCityMonthPayload: { monthClosing: payloadField("month", closingByMonth) },
} satisfies Resolvers;
