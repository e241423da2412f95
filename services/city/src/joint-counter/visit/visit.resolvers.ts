import { actorOf, type StateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseSeekerKey, type SeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { servicePointOf } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { parsePageRequest } from "@aiwork/subgraph/lists/keyset-list";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { Resolvers } from "../../generated/resolvers";
import { citySeekerAccess } from "../seeker/seeker.access";
import { recordVisit } from "./record-visit";
import type { VisitEntity } from "./visit.entity";
import { readVisits, visitById, visitsOfSeeker } from "./visit.queries";
import { voidVisit } from "./void-visit";

/** A visit has at most two status changes, counted and voided, which are kept in its own row. */
function visitHistory(visit: VisitEntity): StateChange[] {
  const by = actorOf(visit.recordedByParty, visit.recordedByRole, null);
  const recorded = { at: visit.recordedAt, by, from: null, to: "COUNTED", reason: visit.lateReason };
  if (visit.voidedAt === null || visit.voidedByRole === null) return [recorded];
  const voider = actorOf(visit.voidedByParty, visit.voidedByRole, null);
  return [recorded, { at: visit.voidedAt, by: voider, from: "COUNTED", to: "VOIDED", reason: visit.voidReason }];
}

/** The person, whom a counselor is told where the own service point serves the person. */
async function personOfVisit({ seekerId }: VisitEntity, context: SubgraphContext): Promise<SeekerKey | null> {
  if (seekerId === null) return null;
  // guard: visit-names-no-person-of-another-service-point
  const isServed = context.caller.seekerId !== null || (await citySeekerAccess.isAtServicePoint(context, seekerId));
  return isServed ? parseSeekerKey({ id: seekerId }) : null;
}

const visitOfPayload = payloadField("visitId", visitById);

export const cityVisitResolvers = {
  Query: { visits: (_, given, context) => readVisits(context, given) },
  CitySupport: {
    visits: ({ seekerId }, page, context) => visitsOfSeeker(context, parsePageRequest(page)).load(seekerId),
  },
  Visit: {
    __resolveReference: ({ id }, context) => visitById(context).load(parseUuid(id, "id")),
    servicePoint: ({ servicePointId }, _, context) => servicePointOf(context, servicePointId),
    seeker: (visit, _, context) => personOfVisit(visit, context),
    history: (visit) => visitHistory(visit),
  },
  Mutation: {
    recordVisit: defineMutation("recordVisit", recordVisit),
    voidVisit: defineMutation("voidVisit", voidVisit),
  },
  RecordVisitPayload: { visit: visitOfPayload },
  VoidVisitPayload: { visit: visitOfPayload },
} satisfies Resolvers;
