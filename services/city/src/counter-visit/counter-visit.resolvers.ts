import { servicePointOf } from "@aiwork/agreement/service-point/service-point.loader";
import { readPageRequest } from "@aiwork/runtime/connection/page-request";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { Resolvers } from "../generated/resolvers";
import { counterVisitById, visitsOfSeeker } from "./counter-visit.loader";
import { readVisits } from "./read-visits";
import { visitHistory } from "./visit-history";

export const counterVisitResolvers = {
  Query: { visits: (_, given, context) => readVisits(context, given) },
  CitySupport: {
    visits: ({ seekerId }, page, context) => visitsOfSeeker(context, readPageRequest(page)).load(seekerId),
  },
  CounterVisit: {
    __resolveReference: ({ id }, context) => counterVisitById(context).load(parseUuid(id, "id")),
    servicePoint: ({ servicePointId }, _, context) => servicePointOf(context, servicePointId),
    history: (visit) => visitHistory(visit),
  },
} satisfies Resolvers;
