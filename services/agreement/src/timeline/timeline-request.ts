import { refuse } from "../agreement-refusals";
import { type DayRange, parseDayRange } from "./day-range";

const MOST = 100;
const UNLESS_TOLD = 50;

/** The requested part of a timeline: the latest events between two days. */
export interface TimelineRequest extends DayRange {
  last: number;
}

/** @throws DAYS_REVERSED, TIMELINE_LENGTH */
export function parseTimelineRequest(given: {
  from?: string | null;
  to?: string | null;
  last?: number | null;
}): TimelineRequest {
  const last = given.last ?? UNLESS_TOLD;
  if (last < 1 || last > MOST) throw refuse("TIMELINE_LENGTH");
  return { ...parseDayRange(given), last };
}
