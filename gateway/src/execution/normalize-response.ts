import type { Refusal } from "@aiwork/server/errors/refusal";
import { type GraphQLResponse, isResponseObject, type ResponseData } from "../subgraph/graphql-response";
import { isClientError, sanitizeError, subgraphError } from "../subgraph/subgraph-errors";
import type { BoundFetch } from "./bound-fetch";
import { enforceResponseShape } from "./enforce-response-shape";
import { echoKeys, type KeyEchoes } from "./key-echoes";
import { errorAt, lostPaths, spreadError } from "./lost-paths";

/** Normalizes a subgraph's response: data of the selected shape, and errors that may be shown. */
export function normalizeResponse(
  answer: GraphQLResponse,
  fetch: BoundFetch,
  echoes: KeyEchoes,
  subgraph: string,
): FetchResult {
  const reported = answer.errors.map((error) => sanitizeError(error, subgraph));
  const { data } = answer;
  const invalidPaths = data ? enforceResponseShape(fetch, data) : [];
  const ofEntities = "representations" in fetch.variables;
  if (!data || (ofEntities && !data._entities)) return normalizeDataless(reported, fetch, echoes, subgraph);
  const errors = [...reported, ...invalidPaths.map((path) => subgraphError("SUBGRAPH_UNAVAILABLE", subgraph, path))];
  if (errors.length === 0) return { data, errors };
  if (!ofEntities) return restoreKeys(data, errors, fetch, echoes);
  const lost = lostPaths(fetch, echoes);
  return { data, errors: errors.flatMap((error) => (error.path?.length === 2 ? spreadError(error, lost) : [error])) };
}

/** A response without data. Its errors are kept if one has a path below the root or concerns the caller. */
function normalizeDataless(
  errors: readonly Refusal[],
  fetch: BoundFetch,
  echoes: KeyEchoes,
  subgraph: string,
): FetchResult {
  const [first = subgraphError("SUBGRAPH_UNAVAILABLE", subgraph)] = errors;
  if (errors.some(isInputError)) return { data: null, errors };
  const loss = failedFetchResult(first, fetch, echoes);
  const isSpecific = errors.some((error) => (error.path?.length ?? 0) > 1 || isClientError(error));
  return isSpecific ? { data: loss.data, errors } : loss;
}

/** Restores an entity's key that a subgraph could not give, so that no null overwrites the other subgraph's data. */
function restoreKeys(
  data: ResponseData,
  errors: readonly Refusal[],
  fetch: BoundFetch,
  echoes: KeyEchoes,
): FetchResult {
  let remaining = errors;
  for (const [as, key] of echoKeys(fetch, echoes)) {
    const entity = data[as];
    if (isResponseObject(entity)) remaining = remaining.filter(({ path }) => !restoresKeyField(entity, key, as, path));
    const causes = errors.filter(({ path }) => path?.[0] === as);
    if (entity !== null || causes.length === 0 || causes.some(isInputError)) continue;
    data[as] = key;
    const lost = lostPaths(fetch, echoes).filter(([root]) => root === as);
    remaining = remaining.flatMap((error) => (error.path?.length === 1 ? spreadError(error, lost) : [error]));
  }
  return { data, errors: remaining };
}

function restoresKeyField(entity: ResponseData, key: ResponseData, as: string, path: Refusal["path"]): boolean {
  const [root, name] = path ?? [];
  if (root !== as || path?.length !== 2 || typeof name !== "string") return false;
  if (!(name in key) || entity[name] !== null) return false;
  entity[name] = key[name];
  return true;
}

/** Arguments that a subgraph refuses are not echoed as a key. */
function isInputError({ extensions: { code } }: Refusal): boolean {
  return code === "BAD_USER_INPUT";
}

/** The result that a data source returns to the executor. */
export interface FetchResult {
  readonly data: ResponseData | null;
  readonly errors: readonly Refusal[];
}

/** The result of a fetch that failed as a whole: the keys from its arguments, and the error at each lost path. */
export function failedFetchResult(error: Refusal, fetch: BoundFetch, echoes: KeyEchoes): FetchResult {
  const keys = echoKeys(fetch, echoes);
  const data = keys.size > 0 ? Object.assign(Object.create(null), Object.fromEntries(keys)) : null;
  return { data, errors: lostPaths(fetch, echoes).map((path) => errorAt(error, path)) };
}
