import type { RequestContext } from "@aiwork/server/http/request-context";
import type { ApolloGateway } from "@apollo/gateway";
import type { GraphQLError } from "graphql";
import { isResponseObject, type ResponseData } from "../subgraph/graphql-response";
import { type BoundFetch, representedTypes } from "./bound-fetch";

/** The message with which @apollo/gateway's result shaping reports a null. */
const NON_NULL_FIELD = /^Cannot return null for non-nullable field (\w+)\./;

type ExecutionResult = Awaited<ReturnType<ApolloGateway["executor"]>>;

/**
 * Normalizes the executor's result. An error that two subgraphs report is returned once. A null that @apollo/gateway
 * sets by itself and mentions only in an extension becomes an error, unless it stands for an entity that does not exist
 * for this caller.
 * @param absent the types of those entities
 */
export function normalizeExecutionResult(
  { data, errors = [], extensions }: ExecutionResult,
  absent: ReadonlySet<string>,
): ExecutionResult {
  const nulled: readonly GraphQLError[] = extensions?.valueCompletion ?? [];
  const completion = nulled.filter(({ message }) => !absent.has(NON_NULL_FIELD.exec(message)?.[1] ?? ""));
  const byKey = new Map([...errors, ...completion].map((error) => [errorKey(error), error]));
  for (const { path, extensions: details } of byKey.values()) {
    // Input that one party refuses is refused for both, even if the other's key was echoed.
    const [root] = path ?? [];
    if (data && path?.length === 1 && details?.code === "BAD_USER_INPUT") data[root as string] = null;
  }
  return { ...(data !== undefined && { data }), ...(byKey.size > 0 && { errors: [...byKey.values()] }) };
}

function errorKey({ message, path, extensions }: GraphQLError): string {
  return JSON.stringify([message, path, extensions?.code, extensions?.refusal, extensions?.subgraph]);
}

type Request = Pick<RequestContext, "requestKey">;

/** By request: the types of entities that a subgraph says do not exist for this caller. */
const absentByRequest = new WeakMap<object, Set<string>>();

/** Records entities that a response leaves out without an error: they do not exist for this caller. */
export function noteAbsentEntities(
  { requestKey }: Request,
  fetch: BoundFetch,
  { _entities: entities }: ResponseData,
): void {
  if (!Array.isArray(entities)) return;
  // guard: entity-subgraph-answers-with-null-is-withheld
  const types = representedTypes(fetch).filter((_, i) => !isResponseObject(entities[i]));
  if (types.length > 0)
    absentByRequest.set(requestKey, new Set([...(absentByRequest.get(requestKey) ?? []), ...types]));
}

export function absentTypes({ requestKey }: Request): ReadonlySet<string> {
  return absentByRequest.get(requestKey) ?? new Set();
}
