import {
  allServicePoints,
  servicePointById,
  staffingOfServicePoint,
} from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import type { Resolvers } from "../../generated/resolvers";

export const cityServicePointResolvers = {
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
