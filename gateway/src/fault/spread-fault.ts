import type { Refusal } from "@aiwork/runtime/refusal/refusal";
import type { Place } from "../fetch/place";
import { moveFault } from "./move-fault";

/** Reports an error of a whole entity at each path in it that this fetch was to fill. */
export function spreadFault(fault: Refusal, lost: readonly Place[]): Refusal[] {
  const { path } = fault;
  const within = path
    ? lost.filter((place) => place.length > path.length && path.every((step, i) => step === place[i]))
    : [];
  return within.length > 0 ? within.map((place) => moveFault(fault, place)) : [fault];
}
