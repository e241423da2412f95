import { askBack, doubtPastDay } from "@aiwork/agreement/agreement/confirmation/doubts";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { requireHeldBeforeHandOver } from "@aiwork/agreement/joint-counter/held-record/before-hand-over";
import {
  correctedTexts,
  keepHeldRecord,
  requireOwnHeldRecord,
} from "@aiwork/agreement/joint-counter/held-record/held-record";
import { parseKnown } from "@aiwork/agreement/joint-counter/seeker/person-values";
import { requireOwnServicePointOn } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { parseFields } from "@aiwork/server/errors/business-error";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ReviseCounselingSessionInput } from "../../generated/resolvers";
import { findSessionOfHandedOver, requireCounselingSession } from "./counseling-session.queries";
import { MAX_SESSION_TEXT_LENGTH, parseSessionDay, parseSessionMinutes, requireCityFileBy } from "./hold-counseling";

/**
 * 訂正: corrects the day, the length, the summary or the notes of a session that the caller held. What is left out stays as
 * it is; what it was is kept. A closed file is opened again first; after a hand-over (移管) the giving service point corrects
 * what was held there before it, whatever the file is by now.
 * @throws NO_SUCH_RECORD, HELD_AFTER_HAND_OVER, FILE_CLOSED, NOT_YOUR_SERVICE_POINT, SERVICE_POINT_NOT_OPEN,
 *   HELD_BEFORE_FILE, TEXT_REQUIRED and the errors of a held record, of its values and of a reason
 */
export async function reviseCounselingSession(
  db: EntityManager,
  input: ReviseCounselingSessionInput,
  context: SubgraphContext,
) {
  const ofHandedOver = await findSessionOfHandedOver(db, context, input.sessionId);
  const session = ofHandedOver ?? (await requireCounselingSession(db, context, input.sessionId)).session;
  const { id, seekerId, servicePointId } = session;
  requireOwnHeldRecord(session, context, "sessionId");
  const { reason, ...after } = parseFields({
    // guard: session-is-corrected-for-reason
    reason: () => parseReason(input.reason),
    heldOn: () => parseKnown(input.heldOn, "heldOn", (day) => parseSessionDay(day, context)),
    minutes: () => parseKnown(input.minutes, "minutes", parseSessionMinutes),
    ...correctedTexts(input, MAX_SESSION_TEXT_LENGTH),
  });
  const { heldOn = session.heldOn ?? "" } = after;
  // guard: session-is-moved-while-service-point-was-open
  await requireOwnServicePointOn(db, context.caller, servicePointId, heldOn, "heldOn");
  if (ofHandedOver) await requireHeldBeforeHandOver(db, { seekerId, servicePointId, heldOn }, "sessionId");
  else await requireCityFileBy(db, seekerId, heldOn);
  askBack(input, doubtPastDay(after.heldOn, context, "heldOn"));
  const [note]: { notes: string }[] = await db.query("select notes from counseling_note where session_id = $1", [id]);
  await keepHeldRecord(db, context, { ...session, notes: note?.notes ?? null }, { after, reason });
  const { minutes = session.minutes, summary = session.summary, notes } = after;
  await db.query(
    "update counseling_session set (day, held_on, minutes, summary) = ($2::date, $2::date, $3::int, $4) where id = $1",
    [id, heldOn, minutes, summary],
  );
  if (notes !== undefined)
    await db.query(
      `insert into counseling_note (session_id, notes) values ($1, $2)
       on conflict (session_id) do update set notes = excluded.notes`,
      [id, notes],
    );
  return { sessionId: id };
}
