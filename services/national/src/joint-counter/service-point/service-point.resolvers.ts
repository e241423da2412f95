import {
  servicePointById,
  staffingOfServicePoint,
} from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import type { Resolvers } from "../../generated/resolvers";
import { HELLO_WORK_OFFICES } from "./hello-work-offices";
import { officeOfServicePoint, servicePointsOfOffice } from "./service-point.queries";

export const nationalServicePointResolvers = {
  Query: { helloWorkOffices: () => [...HELLO_WORK_OFFICES] },
  HelloWorkOffice: {
    servicePoints: ({ code }, _, context) => servicePointsOfOffice(context, code),
  },
  ServicePoint: {
    __resolveReference: ({ id }, context) => servicePointById(context).load(id),
    office: async ({ id }, _, context) => (await officeOfServicePoint(context).load(id))?.office ?? null,
    nationalStaffing: ({ id }, _, context) => staffingOfServicePoint(context).load(id),
  },
  Staffing: { party: () => "NATIONAL" },
} satisfies Resolvers;
