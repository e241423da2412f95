import type { RequestContext } from "@aiwork/runtime/request/request-context";
import { type Data, isObject } from "./data";
import type { FetchInHand } from "./fetch-in-hand";
import { representedTypes } from "./represented-types";

type Request = Pick<RequestContext, "requestKey">;

/** By request: the types of entities that a subgraph says do not exist for this caller. */
const absent = new WeakMap<object, Set<string>>();

/** Records entities that a response leaves out without an error: they do not exist for this caller. */
export function noteAbsent({ requestKey }: Request, fetch: FetchInHand, { _entities: entities }: Data): void {
  if (!Array.isArray(entities)) return;
  // guard: entity-subgraph-answers-with-null-is-withheld
  const types = representedTypes(fetch).filter((_, i) => !isObject(entities[i]));
  if (types.length > 0) absent.set(requestKey, new Set([...(absent.get(requestKey) ?? []), ...types]));
}

export function absentTypes({ requestKey }: Request): ReadonlySet<string> {
  return absent.get(requestKey) ?? new Set();
}
