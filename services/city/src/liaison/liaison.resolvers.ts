import { parseSeekerKey } from "@aiwork/agreement/seeker-key";
import { servicePointOf } from "@aiwork/agreement/service-point/service-point.loader";
import { historyOf } from "@aiwork/agreement/state-change/state-change.loader";
import { readPageRequest } from "@aiwork/runtime/connection/page-request";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { Resolvers } from "../generated/resolvers";
import { liaisonById, liaisonsOfSeeker } from "./liaison.loader";
import { isOverdue, liaisonStatus } from "./liaison-status";
import { readLiaisons } from "./read-liaisons";

export const liaisonResolvers = {
  Query: {
    liaisons: (_, given, context) => readLiaisons(context, given),
    liaison: (_, { id }, context) => liaisonById(context).load(parseUuid(id, "id")),
  },
  CitySupport: {
    liaisons: ({ seekerId }, page, context) => liaisonsOfSeeker(context, readPageRequest(page)).load(seekerId),
  },
  Liaison: {
    __resolveReference: ({ id }, context) => liaisonById(context).load(parseUuid(id, "id")),
    seeker: ({ seekerId }) => parseSeekerKey({ id: seekerId }),
    servicePoint: ({ servicePointId }, _, context) => servicePointOf(context, servicePointId),
    /** It may tell of public assistance: to the other party only where it named the department itself. */
    department: ({ addressee, openedBy }, _, { caller }) =>
      caller.party === "NATIONAL" && openedBy !== "NATIONAL" ? null : (addressee?.department ?? null),
    status: (liaison, _, { clock }) => liaisonStatus(liaison, clock.today()),
    overdue: (liaison, _, { clock }) => isOverdue(liaison, clock.today()),
    history: ({ id }, _, context) => historyOf(context, id),
  },
} satisfies Resolvers;
