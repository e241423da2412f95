import type { Tenths } from "./rate";

export type Pace = "BEHIND" | "ON_PACE" | "AHEAD" | "EXCEEDED";

const TOLERANCE: Tenths = 20;
const WHOLE: Tenths = 1000;

/** How a progress rate compares with the elapsed part of the year; both to one decimal, so that a reader can check it. */
export function paceOf(progress: Tenths, elapsed: Tenths): Pace {
  if (progress >= WHOLE) return "EXCEEDED";
  if (progress - elapsed >= TOLERANCE) return "AHEAD";
  return elapsed - progress >= TOLERANCE ? "BEHIND" : "ON_PACE";
}
