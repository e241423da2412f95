import type { Refusal } from "@aiwork/runtime/refusal/refusal";
import { spreadFault } from "../fault/spread-fault";
import { type Data, isObject } from "../fetch/data";
import { echoKeys } from "../fetch/echo-keys";
import type { FetchInHand } from "../fetch/fetch-in-hand";
import { placesLost } from "../fetch/places-lost";
import type { KeyEchoes } from "../supergraph/find-key-echoes";
import type { Settled } from "./settle-loss";

/** What a subgraph could not give of an entity's key, or the whole, must not wipe out what the other gives. */
export function restoreKeys(data: Data, errors: readonly Refusal[], fetch: FetchInHand, echoes: KeyEchoes): Settled {
  let told = errors;
  for (const [as, key] of echoKeys(fetch, echoes)) {
    const entity = data[as];
    if (isObject(entity)) told = told.filter(({ path }) => !restores(entity, key, as, path));
    const causes = errors.filter(({ path }) => path?.[0] === as);
    if (entity !== null || causes.length === 0 || causes.some(isInputFault)) continue;
    data[as] = key;
    const lost = placesLost(fetch, echoes).filter(([root]) => root === as);
    told = told.flatMap((error) => (error.path?.length === 1 ? spreadFault(error, lost) : [error]));
  }
  return { data, errors: told };
}

function restores(entity: Data, key: Data, as: string, path: Refusal["path"]): boolean {
  const [root, name] = path ?? [];
  if (root !== as || path?.length !== 2 || typeof name !== "string") return false;
  if (!(name in key) || entity[name] !== null) return false;
  entity[name] = key[name];
  return true;
}

/** Arguments that a subgraph refuses are not echoed as if they were a key. */
export function isInputFault({ extensions: { code } }: Refusal): boolean {
  return code === "BAD_USER_INPUT";
}
