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
import type { ReviseConsultationInput } from "../../generated/resolvers";
import { lockOwnConsultation } from "./lock-consultation";
import {
  MAX_CONSULTATION_TEXT_LENGTH,
  parseConsultationDay,
  parseConsultationMinutes,
  requireRegisteredBy,
} from "./record-consultation";

/**
 * 訂正: corrects the day, the length, the summary or the notes of a consultation that the caller held. What is left out stays
 * as it is; what it was is kept. After a hand-over (移管) the giving service point corrects what was held there before it.
 * @throws NO_SUCH_RECORD, HELD_AFTER_HAND_OVER, NOT_YOUR_SERVICE_POINT, SERVICE_POINT_NOT_OPEN, HELD_BEFORE_REGISTERED,
 *   TEXT_REQUIRED and the errors of a held record, of its values and of a reason
 */
export async function reviseConsultation(db: EntityManager, input: ReviseConsultationInput, context: SubgraphContext) {
  const { consultation, isServed } = await lockOwnConsultation(db, context, input.consultationId);
  const { id, seekerId, servicePointId } = consultation;
  requireOwnHeldRecord(consultation, context, "consultationId");
  const { reason, ...after } = parseFields({
    // guard: consultation-is-corrected-for-reason
    reason: () => parseReason(input.reason),
    heldOn: () => parseKnown(input.heldOn, "heldOn", (day) => parseConsultationDay(day, context)),
    minutes: () => parseKnown(input.minutes, "minutes", parseConsultationMinutes),
    ...correctedTexts(input, MAX_CONSULTATION_TEXT_LENGTH),
  });
  const { heldOn = consultation.heldOn } = after;
  // guard: consultation-is-moved-while-service-point-was-open
  if (servicePointId !== null) await requireOwnServicePointOn(db, context.caller, servicePointId, heldOn, "heldOn");
  if (isServed) await requireRegisteredBy(db, seekerId, heldOn);
  else await requireHeldBeforeHandOver(db, { seekerId, servicePointId, heldOn }, "consultationId");
  askBack(input, doubtPastDay(after.heldOn, context, "heldOn"));
  const [note]: { notes: string }[] = await db.query("select notes from consultation_note where consultation_id = $1", [
    id,
  ]);
  await keepHeldRecord(db, context, { ...consultation, notes: note?.notes ?? null }, { after, reason });
  const { minutes = consultation.minutes, summary = consultation.summary, notes } = after;
  await db.query("update consultation set (held_on, minutes, summary) = ($2::date, $3::int, $4) where id = $1", [
    ...[id, heldOn, minutes, summary],
  ]);
  if (notes !== undefined)
    await db.query(
      `insert into consultation_note (consultation_id, notes) values ($1, $2)
       on conflict (consultation_id) do update set notes = excluded.notes`,
      [id, notes],
    );
  return { consultationId: id };
}
