import { servicePointOf } from "@aiwork/agreement/service-point/service-point.loader";
import { act } from "@aiwork/runtime/act/act";
import { readActedOn } from "@aiwork/runtime/act/acted-on";
import { readPageRequest } from "@aiwork/runtime/connection/page-request";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { Resolvers } from "../generated/resolvers";
import { readVisits } from "./read-visits";
import { recordVisit } from "./record-visit";
import { visitById, visitsOfSeeker } from "./visit.loader";
import { visitHistory } from "./visit-history";
import { voidVisit } from "./void-visit";

const visitActedOn = readActedOn("visitId", visitById);

export const visitResolvers = {
  Query: { visits: (_, given, context) => readVisits(context, given) },
  CitySupport: {
    visits: ({ seekerId }, page, context) => visitsOfSeeker(context, readPageRequest(page)).load(seekerId),
  },
  Visit: {
    __resolveReference: ({ id }, context) => visitById(context).load(parseUuid(id, "id")),
    servicePoint: ({ servicePointId }, _, context) => servicePointOf(context, servicePointId),
    history: (visit) => visitHistory(visit),
  },
  Mutation: { recordVisit: act("recordVisit", recordVisit), voidVisit: act("voidVisit", voidVisit) },
  RecordVisitPayload: { visit: visitActedOn },
  VoidVisitPayload: { visit: visitActedOn },
} satisfies Resolvers;
