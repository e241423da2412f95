import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { type MutationResult, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { actorOf, historyOf } from "../agreement/state-change/state-change";
import {
  type GivenAnswerEntity,
  isRequestOverdue,
  type MutualRequestEntity,
  type RequestKind,
} from "./mutual-request.entity";
import { answerToRequest, parseRequestKey, type RequestKey, requestById } from "./mutual-request.queries";

export type RequestPayload = MutationResult<"requestId">;
type Party = "CITY" | "NATIONAL";

/** The fields of a request that the own party keeps. */
export function ownRequestFields(party: Party, { prefix }: RequestKind) {
  return {
    __resolveReference: ({ id }: RequestKey, context: SubgraphContext) =>
      requestById(context).load(parseUuid(id, "id")),
    number: ({ fiscalYear, place }: MutualRequestEntity) => `${prefix}-${fiscalYear}-${place}`,
    overdue: (request: MutualRequestEntity, _: unknown, { clock }: SubgraphContext) =>
      isRequestOverdue(request, clock.today()),
    raisedBy: ({ raisedByRole, raisedByName }: MutualRequestEntity) => actorOf(party, raisedByRole, raisedByName),
    history: ({ id }: MutualRequestEntity, _: unknown, context: SubgraphContext) => historyOf(context, id),
  };
}

/** The fields of a request of the other party: only the answer is kept here. */
export const peerRequestFields = {
  __resolveReference: parseRequestKey,
  response: ({ id }: RequestKey, _: unknown, context: SubgraphContext) => answerToRequest(context).load(id),
};

export function answerFields(party: Party) {
  return { by: ({ byRole, byName }: GivenAnswerEntity) => actorOf(party, byRole, byName) };
}

/** The payload fields of a mutation of an own request, and of one of the other party. */
export const ownRequestPayload = { request: payloadField("requestId", requestById) };
export const peerRequestPayload = {
  request: ({ requestId }: { readonly requestId?: string }): RequestKey | null =>
    requestId === undefined ? null : { id: requestId },
};
