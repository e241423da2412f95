import {
  allServicePoints,
  servicePointById,
  staffingOfServicePoint,
} from "@aiwork/agreement/service-point/service-point.loader";
import type { Resolvers } from "../generated/resolvers";

export const servicePointResolvers = {
  Query: {
    servicePoints: (_, __, context) => allServicePoints(context),
    servicePoint: (_, { id }, context) => servicePointById(context).load(id),
  },
  ServicePoint: {
    __resolveReference: ({ id }, context) => servicePointById(context).load(id),
    cityStaffing: ({ id }, _, context) => staffingOfServicePoint(context).load(id),
  },
  Staffing: { party: () => "CITY" },
} satisfies Resolvers;
