import { randomUUID } from "node:crypto";
import { askBack, doubtDueDay, doubtPastDay } from "@aiwork/agreement/agreement/confirmation/doubts";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import {
  requireNotFarAhead,
  requireNotInFuture,
  requireTransition,
} from "@aiwork/agreement/agreement/state-change/transitions";
import { parseOptionalText, parseRequiredText } from "@aiwork/agreement/agreement/text/free-text";
import { requireLateReason } from "@aiwork/agreement/business-plan/month-closing/late-reason";
import { requireHeldBeforeHandOver } from "@aiwork/agreement/joint-counter/held-record/before-hand-over";
import type { RecordedNextAction } from "@aiwork/agreement/joint-counter/next-action/next-action";
import { parseSeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { requireOwnServicePointOn } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { parseFields } from "@aiwork/server/errors/business-error";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { HoldCounselingInput, NextActionInput } from "../../generated/resolvers";
import { reopenDormantFile, requireOpenCityFile, servesFile } from "../../joint-counter/seeker/require-city-file";
import { parseCounselingThemes } from "./book-counseling";
import { MAX_SESSION_MINUTES } from "./booking";
import { COUNSELING_TRANSITIONS } from "./counseling-session.entity";
import { counselingSessionError } from "./counseling-session.errors";
import { findSessionOfHandedOver, requireCounselingSession } from "./counseling-session.queries";

export const MAX_SESSION_TEXT_LENGTH = 4000;
const MAX_NEXT_ACTION_LENGTH = 500;

/**
 * 記録: the record of a session that was held.
 * @throws DAY_IN_THE_FUTURE, MINUTES_OUT_OF_RANGE, NO_THEME, NEXT_BEFORE_HELD and the errors of a text
 */
function parseCounselingRecord(input: HoldCounselingInput, context: SubgraphContext) {
  const { heldOn, nextAction } = input;
  return parseFields({
    heldOn: () => parseSessionDay(heldOn, context),
    minutes: () => parseSessionMinutes(input.minutes),
    themes: () => parseCounselingThemes(input.themes),
    summary: () => parseOptionalText(input.summary, "summary", MAX_SESSION_TEXT_LENGTH),
    notes: () => parseOptionalText(input.notes, "notes", MAX_SESSION_TEXT_LENGTH),
    nextAction: () => (nextAction == null ? null : parseNextAction(nextAction, heldOn, context)),
  });
}

/** @throws DAY_IN_THE_FUTURE, DAY_TOO_EARLY */
export function parseSessionDay(given: string, context: SubgraphContext): string {
  // guard: session-is-recorded-has-been-held
  requireNotInFuture(given, context, "heldOn");
  return given;
}

/** @throws MINUTES_OUT_OF_RANGE */
export function parseSessionMinutes(given: number): number {
  // guard: session-lasts-no-longer-than-days-work
  if (given < 1 || given > MAX_SESSION_MINUTES) throw counselingSessionError("MINUTES_OUT_OF_RANGE").at("minutes");
  return given;
}

function parseNextAction(
  { text, owner, dueOn = null }: NextActionInput,
  heldOn: string,
  context: SubgraphContext,
): Pick<RecordedNextAction, "text" | "owner" | "dueOn"> {
  // guard: what-comes-next-is-not-due-before
  if (dueOn !== null && dueOn < heldOn) throw counselingSessionError("NEXT_BEFORE_HELD").at("nextAction", "dueOn");
  if (dueOn !== null) requireNotFarAhead(dueOn, context, ["nextAction", "dueOn"]);
  return { text: parseRequiredText(text, "nextAction.text", MAX_NEXT_ACTION_LENGTH), owner, dueOn };
}

/**
 * 実施: records that a session was held, booked or not, at one of the caller's service points with a person registered at
 * one of them, or on a day before it handed the person over.
 * @throws SESSION_OR_PERSON, NO_SUCH_RECORD, HELD_AFTER_HAND_OVER, FILE_CLOSED, NOT_YOUR_SERVICE_POINT,
 * NO_SUCH_SERVICE_POINT, SERVICE_POINT_NOT_OPEN, ILLEGAL_TRANSITION, HELD_BEFORE_FILE, CLOSED_MONTH_NEEDS_REASON and the errors of a session's record
 */
export async function holdCounseling(db: EntityManager, input: HoldCounselingInput, context: SubgraphContext) {
  const { caller } = context;
  // guard: booking-is-held-as-was-booked
  if (input.sessionId != null && (input.seekerId != null || input.servicePointId != null))
    throw counselingSessionError("SESSION_OR_PERSON");
  const held =
    input.sessionId == null
      ? await requireUnbookedSession(db, input, context)
      : await requireBookedSession(db, input.sessionId, input, context);
  const { heldOn, minutes, themes, summary, notes, nextAction } = parseCounselingRecord(input, context);
  if (held.file) await requireCityFileBy(db, held.seekerId, heldOn);
  else await requireHeldBeforeHandOver(db, { ...held, heldOn }, input.sessionId == null ? "seekerId" : "sessionId");
  const reason = await requireLateReason(db, heldOn, input.lateReason);
  const due = doubtDueDay(nextAction?.dueOn, context, "nextAction.dueOn");
  askBack(input, doubtPastDay(heldOn, context, "heldOn"), due);
  // guard: booked-session-is-entered-when-held
  await db.query(
    `insert into counseling_session (id, seeker_id, service_point_id, status, day, held_on, minutes, themes, by_role,
       by_name, summary, next_action_text, next_action_owner, next_action_due_on)
     values ($1, $2, $3, 'HELD', $4, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (id) do update set entered = default, (status, day, held_on, minutes, themes, by_role, by_name, summary,
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
  await recordStateChange(db, caller, { subjectId: held.id, from: held.from, to: "HELD", reason });
  // guard: holding-opens-dormant-file
  if (held.file) await reopenDormantFile(db, caller, held.seekerId, held.file.status);
  return { sessionId: held.id };
}

/** The person had a city file on the day of the session. @throws HELD_BEFORE_FILE */
export async function requireCityFileBy(db: EntityManager, seekerId: string, heldOn: string): Promise<void> {
  const files: unknown[] = await db.query(
    "select from city_file where seeker_id = any (ids_of($1)) and registered_on <= $2 limit 1",
    [seekerId, heldOn],
  );
  // guard: session-does-not-come-before-file
  if (files.length === 0) throw counselingSessionError("HELD_BEFORE_FILE").at("heldOn");
}

async function requireBookedSession(
  db: EntityManager,
  sessionId: string,
  { heldOn }: HoldCounselingInput,
  context: SubgraphContext,
) {
  const ofHandedOver = await findSessionOfHandedOver(db, context, sessionId);
  const { session, file } = ofHandedOver
    ? { session: ofHandedOver, file: null }
    : await requireCounselingSession(db, context, sessionId);
  // guard: booked-session-is-held-while-service-point-is-open
  await requireOwnServicePointOn(db, context.caller, session.servicePointId, heldOn, "heldOn");
  // guard: only-booked-session-is-held
  requireTransition(COUNSELING_TRANSITIONS, session.status, "HELD", "sessionId");
  return { ...session, from: session.status, file };
}

async function requireUnbookedSession(db: EntityManager, input: HoldCounselingInput, context: SubgraphContext) {
  const { seekerId: person, servicePointId, heldOn } = input;
  // guard: session-without-booking-names-person-and-service-point
  if (person == null || servicePointId == null) throw counselingSessionError("SESSION_OR_PERSON");
  const { id: given } = parseSeekerKey({ id: person });
  // guard: session-is-held-at-own-service-point
  await requireOwnServicePointOn(db, context.caller, servicePointId, heldOn, "heldOn");
  const isServed = await servesFile(db, context, given);
  const file = isServed ? await requireOpenCityFile(db, context, given) : null;
  return { id: randomUUID(), seekerId: file?.seekerId ?? given, servicePointId, from: null, file };
}
