import type { ActedOn } from "@aiwork/runtime/act/acted-on";
import { readActedOn } from "@aiwork/runtime/act/acted-on";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { actorOf } from "../state-change/actor";
import { historyOf } from "../state-change/state-change.loader";
import type { GivenAnswerEntity } from "./given-answer.entity";
import { isOverdue, type MutualRequestEntity } from "./mutual-request.entity";
import { answerToRequest, type RequestKey, requestById, requestKey } from "./request.loader";
import type { RequestsOf } from "./request-duty";

export type ActedOnRequest = ActedOn<"requestId">;
type Party = "CITY" | "NATIONAL";

/** The fields of a request that the own party keeps. */
export function ownRequestFields(party: Party, { prefix }: RequestsOf) {
  return {
    __resolveReference: ({ id }: RequestKey, context: SubgraphContext) =>
      requestById(context).load(parseUuid(id, "id")),
    number: ({ fiscalYear, place }: MutualRequestEntity) => `${prefix}-${fiscalYear}-${place}`,
    overdue: (request: MutualRequestEntity, _: unknown, { clock }: SubgraphContext) =>
      isOverdue(request, clock.today()),
    raisedBy: ({ raisedByRole, raisedByName }: MutualRequestEntity) => actorOf(party, raisedByRole, raisedByName),
    history: ({ id }: MutualRequestEntity, _: unknown, context: SubgraphContext) => historyOf(context, id),
  };
}

/** The fields of a request of the other party: only the answer is kept here. */
export const othersRequestFields = {
  __resolveReference: requestKey,
  response: ({ id }: RequestKey, _: unknown, context: SubgraphContext) => answerToRequest(context).load(id),
};

export function answerFields(party: Party) {
  return { by: ({ byRole, byName }: GivenAnswerEntity) => actorOf(party, byRole, byName) };
}

/** The payload fields of a mutation of an own request, and of one of the other party. */
export const ownRequestActedOn = { request: readActedOn("requestId", requestById) };
export const othersRequestActedOn = {
  request: ({ requestId }: { readonly requestId?: string }): RequestKey | null =>
    requestId === undefined ? null : { id: requestId },
};
