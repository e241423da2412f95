import { servicePointById, staffingOfServicePoint } from "@aiwork/agreement/service-point/service-point.loader";
import type { Resolvers } from "../generated/resolvers";
import { officeOfServicePoint } from "./office.loader";

export const servicePointResolvers = {
  ServicePoint: {
    __resolveReference: ({ id }, context) => servicePointById(context).load(id),
    office: async ({ id }, _, context) => (await officeOfServicePoint(context).load(id))?.office ?? null,
    nationalStaffing: async ({ id }, _, context) => (await staffingOfServicePoint(context).load(id))?.rows ?? [],
  },
  Staffing: { party: () => "NATIONAL" },
} satisfies Resolvers;
