import { servicePointById, staffingOfServicePoint } from "@aiwork/agreement/service-point/service-point.loader";
import type { Resolvers } from "../generated/resolvers";
import { officeOfServicePoint } from "./office.loader";

export const servicePointResolvers = {
  ServicePoint: {
    __resolveReference: ({ id }, context) => servicePointById(context).load(id),
    office: async ({ id }, _, context) => (await officeOfServicePoint(context).load(id))?.office ?? null,
    nationalStaffing: ({ id }, _, context) => staffingOfServicePoint(context).load(id),
  },
  Staffing: { party: () => "NATIONAL" },
} satisfies Resolvers;
