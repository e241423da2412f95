import type { Refusal } from "@aiwork/runtime/refusal/refusal";
import { moveFault } from "../fault/move-fault";
import type { Data } from "../fetch/data";
import { echoKeys } from "../fetch/echo-keys";
import type { FetchInHand } from "../fetch/fetch-in-hand";
import { placesLost } from "../fetch/places-lost";
import type { KeyEchoes } from "../supergraph/find-key-echoes";

/** What the data source hands to the executor. */
export interface Settled {
  readonly data: Data | null;
  readonly errors: readonly Refusal[];
}

/** A fetch that failed as a whole: the keys that can be told, and the fault at each place that is lost. */
export function settleLoss(fault: Refusal, fetch: FetchInHand, echoes: KeyEchoes): Settled {
  const told = echoKeys(fetch, echoes);
  const data = told.size > 0 ? Object.assign(Object.create(null), Object.fromEntries(told)) : null;
  return { data, errors: placesLost(fetch, echoes).map((place) => moveFault(fault, place)) };
}
