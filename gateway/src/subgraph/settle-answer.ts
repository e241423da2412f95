import type { Refusal } from "@aiwork/runtime/refusal/refusal";
import { moveFault } from "../fault/move-fault";
import { isCallersFault, passError } from "../fault/pass-error";
import { subgraphFault } from "../fault/subgraph-fault";
import { type Data, isObject } from "../fetch/data";
import { echoKeys } from "../fetch/echo-keys";
import type { FetchInHand } from "../fetch/fetch-in-hand";
import { fitShape } from "../fetch/fit-shape";
import { placesLost } from "../fetch/places-lost";
import type { KeyEchoes } from "../supergraph/find-key-echoes";
import type { Answer } from "./read-answer";
import { type Settled, settleLoss } from "./settle-loss";

/** What the gateway goes on with of a subgraph's answer: data of the shape asked for, and errors that may be shown. */
export function settleAnswer(answer: Answer, fetch: FetchInHand, echoes: KeyEchoes, subgraph: string): Settled {
  const errors = answer.errors.map((error) => passError(error, subgraph));
  if (answer.data) {
    for (const place of fitShape(fetch, answer.data))
      errors.push(subgraphFault("SUBGRAPH_UNAVAILABLE", subgraph, place));
    return restoreKeys(answer.data, errors, fetch, echoes);
  }
  const [first = subgraphFault("SUBGRAPH_UNAVAILABLE", subgraph)] = errors;
  if (errors.some(isInputFault)) return { data: null, errors };
  const loss = settleLoss(first, fetch, echoes);
  return errors.some((error) => error.path || isCallersFault(error)) ? { data: loss.data, errors } : loss;
}

/** What a subgraph could not give of an entity's key, or the whole, must not wipe out what the other gives. */
function restoreKeys(data: Data, errors: readonly Refusal[], fetch: FetchInHand, echoes: KeyEchoes): Settled {
  let told = errors;
  for (const [as, key] of echoKeys(fetch, echoes)) {
    const entity = data[as];
    if (isObject(entity)) told = told.filter(({ path }) => !restores(entity, key, as, path));
    const causes = errors.filter(({ path }) => path?.[0] === as);
    if (entity !== null || causes.length === 0 || causes.some(isInputFault)) continue;
    data[as] = key;
    const places = placesLost(fetch, echoes).filter(([root]) => root === as);
    told = told.flatMap((error) =>
      causes.includes(error) && error.path?.length === 1 ? places.map((place) => moveFault(error, place)) : [error],
    );
  }
  return { data, errors: told };
}

function restores(entity: Data, key: Data, as: string, path: Refusal["path"]): boolean {
  const [root, name] = path ?? [];
  if (root !== as || path?.length !== 2 || typeof name !== "string" || !(name in key) || entity[name] !== null)
    return false;
  entity[name] = key[name];
  return true;
}

/** Arguments that a subgraph refuses are not echoed as if they were a key. */
function isInputFault({ extensions: { code } }: Refusal): boolean {
  return code === "BAD_USER_INPUT";
}
