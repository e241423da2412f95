import { randomUUID } from "node:crypto";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireNotFarAhead } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseSeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { requireOwnServicePoint } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { translateViolation } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { BookCounselingInput } from "../../generated/resolvers";
import { reopenDormantFile, requireOpenCityFile } from "../../joint-counter/seeker/require-city-file";
import type { CounselingTheme } from "./counseling-session.entity";
import { counselingSessionError } from "./counseling-session.errors";

const MAX_YEARS_BOOKED_AHEAD = 1;

// guard: day-begins-at-midnight-in-tokyo
const TOKYO_OFFSET_MS = 9 * 3_600_000;

/** The day of an instant in Asia/Tokyo, which has no daylight saving time. */
function dayInTokyo(instant: string): string {
  const inTokyo = new Date(Date.parse(instant) + TOKYO_OFFSET_MS).toISOString();
  // ECMA-262, 21.4.1.33.1: the year 10000 is written with a sign. No calendar day is later than this one.
  return inTokyo.startsWith("+") ? "9999-12-31" : inTokyo.slice(0, 10);
}

/** The themes in the order given, without duplicates. @throws NO_THEME */
export function parseCounselingThemes(given: readonly CounselingTheme[]): CounselingTheme[] {
  // guard: session-is-about-something
  if (given.length === 0) throw counselingSessionError("NO_THEME").at("themes");
  return [...new Set(given)];
}

/**
 * 予約: books a session at one of the caller's service points, for a person registered at one of them, on the business
 * day or later.
 * @throws NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT, NO_SUCH_RECORD, FILE_CLOSED, BOOKED_IN_THE_PAST, DAY_TOO_LATE, NO_THEME, ALREADY_BOOKED
 */
export async function bookCounseling(db: EntityManager, input: BookCounselingInput, context: SubgraphContext) {
  const { caller, clock } = context;
  const { servicePointId, bookedFor } = input;
  const { id } = parseSeekerKey({ id: input.seekerId });
  // guard: session-is-booked-at-own-service-point
  await requireOwnServicePoint(db, caller, servicePointId);
  const { seekerId, status } = await requireOpenCityFile(db, context, id);
  const day = dayInTokyo(bookedFor);
  // guard: session-is-booked-for-today-or-later
  if (day < clock.today()) throw counselingSessionError("BOOKED_IN_THE_PAST").at("bookedFor");
  requireNotFarAhead(day, context, "bookedFor", MAX_YEARS_BOOKED_AHEAD);
  const themes = parseCounselingThemes(input.themes);
  const sessionId = randomUUID();
  const booking = db.query(
    `insert into counseling_session (id, seeker_id, service_point_id, day, booked_for, themes, status)
     values ($1, $2, $3, $4, $5, $6, 'BOOKED')`,
    [sessionId, seekerId, servicePointId, day, bookedFor, themes],
  );
  const bookedTwice = () => counselingSessionError("ALREADY_BOOKED").at("bookedFor");
  // guard: person-is-booked-once-for-time
  await translateViolation(booking, "counseling_session_booked_once", bookedTwice);
  await recordStateChange(db, caller, { subjectId: sessionId, from: null, to: "BOOKED" });
  // guard: booking-opens-dormant-file
  await reopenDormantFile(db, caller, seekerId, status);
  return { sessionId };
}
