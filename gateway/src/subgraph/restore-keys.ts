import type { Refusal } from "@aiwork/runtime/refusal/refusal";
import { spreadFault } from "../fault/spread-fault";
import { type Data, isObject } from "../fetch/data";
import { echoKeys } from "../fetch/echo-keys";
import type { FetchInHand } from "../fetch/fetch-in-hand";
import { placesLost } from "../fetch/places-lost";
import type { KeyEchoes } from "../supergraph/find-key-echoes";
import type { Settled } from "./settle-loss";

/** Restores an entity's key that a subgraph could not give, so that no null overwrites the other subgraph's data. */
export function restoreKeys(data: Data, errors: readonly Refusal[], fetch: FetchInHand, echoes: KeyEchoes): Settled {
  let remaining = errors;
  for (const [as, key] of echoKeys(fetch, echoes)) {
    const entity = data[as];
    if (isObject(entity)) remaining = remaining.filter(({ path }) => !restores(entity, key, as, path));
    const causes = errors.filter(({ path }) => path?.[0] === as);
    if (entity !== null || causes.length === 0 || causes.some(isInputFault)) continue;
    data[as] = key;
    const lost = placesLost(fetch, echoes).filter(([root]) => root === as);
    remaining = remaining.flatMap((error) => (error.path?.length === 1 ? spreadFault(error, lost) : [error]));
  }
  return { data, errors: remaining };
}

function restores(entity: Data, key: Data, as: string, path: Refusal["path"]): boolean {
  const [root, name] = path ?? [];
  if (root !== as || path?.length !== 2 || typeof name !== "string") return false;
  if (!(name in key) || entity[name] !== null) return false;
  entity[name] = key[name];
  return true;
}

/** Arguments that a subgraph refuses are not echoed as a key. */
export function isInputFault({ extensions: { code } }: Refusal): boolean {
  return code === "BAD_USER_INPUT";
}
