import type { Refusal } from "@aiwork/runtime/refusal/refusal";
import { moveFault } from "../fault/move-fault";
import type { Data } from "../fetch/data";
import { echoKeys } from "../fetch/echo-keys";
import type { FetchInHand } from "../fetch/fetch-in-hand";
import { placesLost } from "../fetch/places-lost";
import type { KeyEchoes } from "../supergraph/find-key-echoes";

/** The result that a data source returns to the executor. */
export interface Settled {
  readonly data: Data | null;
  readonly errors: readonly Refusal[];
}

/** The result of a fetch that failed as a whole: the keys from its arguments, and the error at each lost path. */
export function settleLoss(error: Refusal, fetch: FetchInHand, echoes: KeyEchoes): Settled {
  const keys = echoKeys(fetch, echoes);
  const data = keys.size > 0 ? Object.assign(Object.create(null), Object.fromEntries(keys)) : null;
  return { data, errors: placesLost(fetch, echoes).map((place) => moveFault(error, place)) };
}
