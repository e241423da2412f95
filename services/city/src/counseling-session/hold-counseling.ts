import { randomUUID } from "node:crypto";
import { requireServicePointOn } from "@aiwork/agreement/access/require-counter";
import { parseSeekerKey } from "@aiwork/agreement/seeker-key";
import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import type { ActInput } from "@aiwork/runtime/act/act";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { requireOpenFile } from "../seeker/require-open-file";
import { wakeFile } from "../seeker/wake-file";
import { refuse } from "./counseling-refusals";
import { COUNSELING } from "./counseling-transitions";
import { parseRecord, type Told } from "./parse-record";
import { requireSession } from "./require-session";

export interface Holding extends ActInput, Told {
  sessionId?: string | null;
  seekerId?: string | null;
  servicePointId?: string | null;
}

/**
 * 実施: records that a session was held, booked or not, at one of the caller's service points with a person registered at
 * one of them.
 * @throws SESSION_OR_PERSON, NO_SUCH_RECORD, FILE_CLOSED, NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT, SERVICE_POINT_NOT_OPEN,
 * ILLEGAL_TRANSITION and the errors of a session's record
 */
export async function holdCounseling(db: EntityManager, input: Holding, context: SubgraphContext) {
  const { caller } = context;
  // guard: booking-is-held-as-was-booked
  if (input.sessionId != null && (input.seekerId != null || input.servicePointId != null))
    throw refuse("SESSION_OR_PERSON");
  const held =
    input.sessionId == null ? await unbooked(db, input, context) : await booked(db, input.sessionId, context);
  const { heldOn, minutes, themes, summary, notes, nextAction } = parseRecord(input, context);
  await db.query(
    `insert into counseling_session (id, seeker_id, service_point_id, status, day, held_on, minutes, themes, by_role,
       by_name, summary, next_action_text, next_action_owner, next_action_due_on)
     values ($1, $2, $3, 'HELD', $4, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (id) do update set (status, day, held_on, minutes, themes, by_role, by_name, summary,
       next_action_text, next_action_owner, next_action_due_on) = (excluded.status, excluded.day, excluded.held_on,
       excluded.minutes, excluded.themes, excluded.by_role, excluded.by_name, excluded.summary,
       excluded.next_action_text, excluded.next_action_owner, excluded.next_action_due_on)`,
    [
      held.id,
      held.seekerId,
      held.servicePointId,
      heldOn,
      minutes,
      themes,
      caller.role,
      caller.name,
      summary,
      nextAction?.text ?? null,
      nextAction?.owner ?? null,
      nextAction?.dueOn ?? null,
    ],
  );
  if (notes !== null)
    await db.query("insert into counseling_note (session_id, notes) values ($1, $2)", [held.id, notes]);
  await recordChange(db, caller, { subjectId: held.id, from: held.from, to: "HELD" });
  // guard: holding-opens-dormant-file
  await wakeFile(db, caller, held.seekerId, held.file.status);
  return { sessionId: held.id };
}

async function booked(db: EntityManager, sessionId: string, context: SubgraphContext) {
  const { session, file } = await requireSession(db, context, sessionId);
  // guard: only-booked-session-is-held
  requireTransition(COUNSELING, session.status, "HELD", "sessionId");
  return { ...session, from: session.status, file };
}

async function unbooked(db: EntityManager, input: Holding, context: SubgraphContext) {
  const { seekerId: person, servicePointId, heldOn } = input;
  // guard: session-without-booking-names-person-and-service-point
  if (person == null || servicePointId == null) throw refuse("SESSION_OR_PERSON");
  const { id: given } = parseSeekerKey({ id: person });
  // guard: session-is-held-at-own-service-point
  await requireServicePointOn(db, context.caller, servicePointId, heldOn, "heldOn");
  const file = await requireOpenFile(db, context, given);
  return { id: randomUUID(), seekerId: file.seekerId, servicePointId, from: null, file };
}
