import type { Refusal } from "@aiwork/runtime/refusal/refusal";
import type { Place } from "../fetch/place";
import { moveFault } from "./move-fault";

/** A fault of a whole entity is told where it shows: at each of the places that this fetch was to fill in it. */
export function spreadFault(fault: Refusal, lost: readonly Place[]): Refusal[] {
  const { path } = fault;
  const within = path
    ? lost.filter((place) => place.length > path.length && path.every((step, i) => step === place[i]))
    : [];
  return within.length > 0 ? within.map((place) => moveFault(fault, place)) : [fault];
}
