import type { Refusal } from "@aiwork/runtime/refusal/refusal";
import { isCallersFault, passError } from "../fault/pass-error";
import { spreadFault } from "../fault/spread-fault";
import { subgraphFault } from "../fault/subgraph-fault";
import type { FetchInHand } from "../fetch/fetch-in-hand";
import { fitShape } from "../fetch/fit-shape";
import { placesLost } from "../fetch/places-lost";
import type { KeyEchoes } from "../supergraph/find-key-echoes";
import type { Answer } from "./read-answer";
import { isInputFault, restoreKeys } from "./restore-keys";
import { type Settled, settleLoss } from "./settle-loss";

/** Normalizes a subgraph's response: data of the selected shape, and errors that may be shown. */
export function settleAnswer(answer: Answer, fetch: FetchInHand, echoes: KeyEchoes, subgraph: string): Settled {
  const reported = answer.errors.map((error) => passError(error, subgraph));
  const { data } = answer;
  const invalidPaths = data ? fitShape(fetch, data) : [];
  const ofEntities = "representations" in fetch.variables;
  if (!data || (ofEntities && !data._entities)) return settleNothing(reported, fetch, echoes, subgraph);
  const errors = [...reported, ...invalidPaths.map((place) => subgraphFault("SUBGRAPH_UNAVAILABLE", subgraph, place))];
  if (errors.length === 0) return { data, errors };
  if (!ofEntities) return restoreKeys(data, errors, fetch, echoes);
  const lost = placesLost(fetch, echoes);
  return { data, errors: errors.flatMap((error) => (error.path?.length === 2 ? spreadFault(error, lost) : [error])) };
}

/** A response without data. Its errors are kept if one has a path below the root or concerns the caller. */
function settleNothing(errors: readonly Refusal[], fetch: FetchInHand, echoes: KeyEchoes, subgraph: string): Settled {
  const [first = subgraphFault("SUBGRAPH_UNAVAILABLE", subgraph)] = errors;
  if (errors.some(isInputFault)) return { data: null, errors };
  const loss = settleLoss(first, fetch, echoes);
  const isSpecific = errors.some((error) => (error.path?.length ?? 0) > 1 || isCallersFault(error));
  return isSpecific ? { data: loss.data, errors } : loss;
}
