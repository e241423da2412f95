import { parseSeekerKey } from "@aiwork/agreement/seeker-key";
import { servicePointById } from "@aiwork/agreement/service-point/service-point.loader";
import type { Resolvers } from "../generated/resolvers";

export const registrationResolvers = {
  Registration: {
    seeker: ({ seekerId }) => parseSeekerKey({ id: seekerId }),
    servicePoint: ({ servicePointId }, _, context) =>
      servicePointId === null ? null : servicePointById(context).load(servicePointId),
    /** Expiry is decided by the business day, not by a job that may not have run. */
    status: ({ status, validUntil }, _, { clock }) =>
      status === "ACTIVE" && validUntil < clock.today() ? "EXPIRED" : status,
  },
} satisfies Resolvers;
