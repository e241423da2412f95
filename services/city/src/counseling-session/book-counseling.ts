import { randomUUID } from "node:crypto";
import { requireServicePoint } from "@aiwork/agreement/access/require-counter";
import { parseSeekerKey } from "@aiwork/agreement/seeker-key";
import { recordChange } from "@aiwork/agreement/state-change/record-change";
import type { ActInput } from "@aiwork/runtime/act/act";
import { refuseViolation } from "@aiwork/runtime/database/refuse-violation";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { requireOpenFile } from "../seeker/require-open-file";
import { wakeFile } from "../seeker/wake-file";
import { refuse } from "./counseling-refusals";
import type { CounselingTheme } from "./counseling-session.entity";
import { dayInTokyo } from "./day-in-tokyo";
import { parseThemes } from "./parse-themes";

export interface Booking extends ActInput {
  seekerId: string;
  servicePointId: string;
  /** ISO 8601, in UTC. */
  bookedFor: string;
  themes: readonly CounselingTheme[];
}

/**
 * 予約: books a session at one of the caller's service points, for a person registered at one of them, on the business
 * day or later.
 * @throws NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT, NO_SUCH_RECORD, FILE_CLOSED, BOOKED_IN_THE_PAST, NO_THEME, ALREADY_BOOKED
 */
export async function bookCounseling(db: EntityManager, input: Booking, context: SubgraphContext) {
  const { caller, clock } = context;
  const { servicePointId, bookedFor } = input;
  const { id } = parseSeekerKey({ id: input.seekerId });
  // guard: session-is-booked-at-own-service-point
  await requireServicePoint(db, caller, servicePointId);
  const { seekerId, status } = await requireOpenFile(db, context, id);
  const day = dayInTokyo(bookedFor);
  // guard: session-is-booked-for-today-or-later
  if (day < clock.today()) throw refuse("BOOKED_IN_THE_PAST").at("bookedFor");
  const themes = parseThemes(input.themes);
  const sessionId = randomUUID();
  const booking = db.query(
    `insert into counseling_session (id, seeker_id, service_point_id, day, booked_for, themes, status)
     values ($1, $2, $3, $4, $5, $6, 'BOOKED')`,
    [sessionId, seekerId, servicePointId, day, bookedFor, themes],
  );
  const isTwice = () => refuse("ALREADY_BOOKED").at("bookedFor");
  // guard: person-is-booked-once-for-time
  await refuseViolation(booking, "counseling_session_booked_once", isTwice);
  await recordChange(db, caller, { subjectId: sessionId, from: null, to: "BOOKED" });
  // guard: booking-opens-dormant-file
  await wakeFile(db, caller, seekerId, status);
  return { sessionId };
}
