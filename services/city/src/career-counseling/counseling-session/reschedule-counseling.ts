import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { parseFields } from "@aiwork/server/errors/business-error";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { RescheduleCounselingInput } from "../../generated/resolvers";
import { parseBooking, saveBooking } from "./booking";
import type { CounselingSessionEntity } from "./counseling-session.entity";
import { counselingSessionError } from "./counseling-session.errors";
import { requireCounselingSession } from "./counseling-session.queries";

const MINUTE_MS = 60_000;

/**
 * 予約の変更: moves a booked session to another time, length or counselor.
 * @throws NO_SUCH_RECORD, FILE_CLOSED, NOT_YOUR_SERVICE_POINT, NOT_BOOKED and the errors of a booking and of a reason
 */
export async function rescheduleCounseling(
  db: EntityManager,
  input: RescheduleCounselingInput,
  context: SubgraphContext,
) {
  const { session } = await requireCounselingSession(db, context, input.sessionId);
  const { id, status, bookedFor: booked } = session;
  // guard: only-booked-session-is-moved
  if (status !== "BOOKED" || booked === null) throw counselingSessionError("NOT_BOOKED").at("sessionId");
  const given = {
    bookedFor: input.bookedFor ?? booked.toISOString(),
    minutes: input.minutes ?? minutesOf(session, booked),
    counselor: input.counselor === undefined ? session.counselor : input.counselor,
  };
  const { booking, reason } = parseFields({
    booking: () => parseBooking(given, context),
    reason: () => (input.reason == null ? null : parseReason(input.reason)),
  });
  await saveBooking(db, booking, () =>
    db.query(
      `update counseling_session set (day, booked_for, booked_until, counselor) = ($2::date, $3::timestamptz,
         $4::timestamptz, $5) where id = $1`,
      [id, booking.day, booking.bookedFor, booking.bookedUntil, booking.counselor],
    ),
  );
  await recordStateChange(db, context.caller, { subjectId: id, from: status, to: status, reason });
  return { sessionId: id };
}

const MINUTES_WHERE_NONE_WERE_BOOKED = 60;

function minutesOf({ bookedUntil }: CounselingSessionEntity, bookedFor: Date): number {
  return bookedUntil === null
    ? MINUTES_WHERE_NONE_WERE_BOOKED
    : (bookedUntil.getTime() - bookedFor.getTime()) / MINUTE_MS;
}
