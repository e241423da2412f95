import { randomUUID } from "node:crypto";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseSeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { requireOwnServicePoint } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { checkFields } from "@aiwork/server/errors/business-error";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { BookCounselingInput } from "../../generated/resolvers";
import { reopenDormantFile, requireOpenCityFile } from "../../joint-counter/seeker/require-city-file";
import { parseBooking, saveBooking } from "./booking";
import type { CounselingTheme } from "./counseling-session.entity";
import { counselingSessionError } from "./counseling-session.errors";

const MINUTES_WHERE_NONE_ARE_GIVEN = 60;

/** The themes in the order given, without duplicates. @throws NO_THEME */
export function parseCounselingThemes(given: readonly CounselingTheme[]): CounselingTheme[] {
  // guard: session-is-about-something
  if (given.length === 0) throw counselingSessionError("NO_THEME").at("themes");
  return [...new Set(given)];
}

/**
 * 予約: books a session at one of the caller's service points, for a person registered at one of them, on the business
 * day or later, where neither the person nor the counselor is booked already.
 * @throws NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT, NO_SUCH_RECORD, FILE_CLOSED, NO_THEME and the errors of a
 * booking
 */
export async function bookCounseling(db: EntityManager, input: BookCounselingInput, context: SubgraphContext) {
  const { caller } = context;
  const { servicePointId, bookedFor, minutes, counselor } = input;
  const { id } = parseSeekerKey({ id: input.seekerId });
  const { file, booking, themes } = await checkFields({
    // guard: session-is-booked-at-own-service-point
    servicePoint: () => requireOwnServicePoint(db, caller, servicePointId),
    file: () => requireOpenCityFile(db, context, id),
    booking: () => parseBooking({ bookedFor, minutes: minutes ?? MINUTES_WHERE_NONE_ARE_GIVEN, counselor }, context),
    themes: () => parseCounselingThemes(input.themes),
  });
  const { seekerId, status } = file;
  const sessionId = randomUUID();
  await saveBooking(db, booking, () =>
    db.query(
      `insert into counseling_session (id, seeker_id, service_point_id, day, booked_for, booked_until, counselor, themes,
         status) values ($1, $2, $3, $4, $5, $6, $7, $8, 'BOOKED')`,
      [sessionId, seekerId, servicePointId, booking.day, bookedFor, booking.bookedUntil, booking.counselor, themes],
    ),
  );
  await recordStateChange(db, caller, { subjectId: sessionId, from: null, to: "BOOKED" });
  // guard: booking-opens-dormant-file
  await reopenDormantFile(db, caller, seekerId, status);
  return { sessionId };
}
