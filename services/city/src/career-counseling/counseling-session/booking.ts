import { requireNotFarAhead } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseOptionalLine } from "@aiwork/agreement/agreement/text/free-text";
import { parseFields } from "@aiwork/server/errors/business-error";
import { translateViolation } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { counselingSessionError } from "./counseling-session.errors";

const MAX_YEARS_BOOKED_AHEAD = 1;
const MAX_NAME_LENGTH = 100;
export const MAX_SESSION_MINUTES = 480;
const MINUTE_MS = 60_000;

// guard: day-begins-at-midnight-in-tokyo
const TOKYO_OFFSET_MS = 9 * 3_600_000;

/** The day of an instant in Asia/Tokyo, which has no daylight saving time. */
function dayInTokyo(instant: string): string {
  const inTokyo = new Date(Date.parse(instant) + TOKYO_OFFSET_MS).toISOString();
  // ECMA-262, 21.4.1.33.1: the year 10000 is written with a sign. No calendar day is later than this one.
  return inTokyo.startsWith("+") ? "9999-12-31" : inTokyo.slice(0, 10);
}

/** 予約: when a session takes place, how long it is to last, and with which counselor. */
interface BookingInput {
  bookedFor: string;
  minutes: number;
  counselor: string | null | undefined;
}

/** The columns of a booked session. */
export interface CounselingBooking {
  day: string;
  bookedFor: string;
  bookedUntil: string;
  counselor: string | null;
}

/** @throws MINUTES_OUT_OF_RANGE, BOOKED_IN_THE_PAST, DAY_TOO_LATE and the errors of a line */
export function parseBooking(given: BookingInput, context: SubgraphContext): CounselingBooking {
  const { bookedFor } = given;
  const { minutes, ...booking } = parseFields({
    minutes: () => parseMinutes(given.minutes),
    day: () => parseBookedDay(bookedFor, context),
    counselor: () => parseOptionalLine(given.counselor, "counselor", MAX_NAME_LENGTH),
  });
  const bookedUntil = new Date(Date.parse(bookedFor) + minutes * MINUTE_MS).toISOString();
  return { ...booking, bookedFor, bookedUntil };
}

function parseMinutes(given: number): number {
  // guard: booking-lasts-no-longer-than-days-work
  if (given < 1 || given > MAX_SESSION_MINUTES) throw counselingSessionError("MINUTES_OUT_OF_RANGE").at("minutes");
  return given;
}

function parseBookedDay(bookedFor: string, context: SubgraphContext): string {
  const day = dayInTokyo(bookedFor);
  // guard: session-is-booked-for-today-or-later
  if (day < context.clock.today()) throw counselingSessionError("BOOKED_IN_THE_PAST").at("bookedFor");
  requireNotFarAhead(day, context, "bookedFor", MAX_YEARS_BOOKED_AHEAD);
  return day;
}

/**
 * Writes a booking while nobody else writes one for its counselor: two that overlap would wait for each other otherwise.
 * @throws ALREADY_BOOKED, COUNSELOR_BOOKED
 */
export async function saveBooking(
  db: EntityManager,
  { counselor }: CounselingBooking,
  write: () => Promise<unknown>,
): Promise<void> {
  if (counselor !== null) await db.query("select lock_act('booking ' || search_form($1))", [counselor]);
  const personBooked = () => counselingSessionError("ALREADY_BOOKED").at("bookedFor");
  const counselorBooked = () => counselingSessionError("COUNSELOR_BOOKED").at("counselor");
  // guard: person-is-booked-once-for-time
  const once = translateViolation(write(), "counseling_session_booked_once", personBooked);
  // guard: overlap-of-person-is-refused-by-code
  const person = translateViolation(once, "counseling_session_person_free", personBooked);
  // guard: overlap-of-counselor-is-refused-by-code
  await translateViolation(person, "counseling_session_counselor_free", counselorBooked);
}
