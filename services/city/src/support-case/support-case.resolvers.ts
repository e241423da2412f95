import { servicePointOf } from "@aiwork/agreement/service-point/service-point.loader";
import type { Resolvers } from "../generated/resolvers";
import { readSupportCase, readSupportCases, supportCaseByKey } from "./read-support-cases";

export const supportCaseResolvers = {
  Query: {
    supportCases: (_, page, { database }) => readSupportCases(database, page),
    supportCase: (_, { id }, { database }) => readSupportCase(database, id),
  },
  SupportCase: {
    __resolveReference: ({ id, version }, context) => supportCaseByKey(context).load(`${id} ${version}`),
    servicePoint: ({ servicePointId }, _, context) => servicePointOf(context, servicePointId),
  },
} satisfies Resolvers;
