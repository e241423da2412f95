import { z } from "zod";
import { isCalendarDay } from "./calendar";

/** The clock of due dates, validity and expiry. Instants (`asOf`, tokens, access records) follow the real clock. */
export interface BusinessClock {
  /** The business day, ISO 8601, in Asia/Tokyo. */
  today(): string;
}

const inTokyo = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo", dateStyle: "short" });

/** @param fixedDay a fixed business day (`AIWORK_TODAY`), which the configuration rejects in production */
export function businessClock(fixedDay?: string, now: () => Date = () => new Date()): BusinessClock {
  return { today: () => fixedDay ?? inTokyo.format(now()) };
}

/** `AIWORK_TODAY`: a fixed business day for demonstrations and tests. Production rejects it. */
export const businessDaySetting = z
  .string()
  .refine(isCalendarDay, "give a day such as 2013-10-31, or leave it out")
  .optional()
  .meta({ description: "the business day of a trial run; not in production", shown: "today in Asia/Tokyo" });
