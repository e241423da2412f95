import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { VoidConsultationInput } from "../../generated/resolvers";
import { CONSULTATION_TRANSITIONS } from "./consultation.entity";
import { lockConsultation } from "./lock-consultation";

/**
 * 取消し: voids a consultation that was recorded by mistake, such as with another person. It is done by a counselor of
 * the person's service point or, past the term or after a hand-over, of the one where it was held: the policies lock no other
 * row. The person and the other party no longer see it.
 * @throws NO_SUCH_RECORD, ILLEGAL_TRANSITION and the errors of a reason
 */
export async function voidConsultation(db: EntityManager, input: VoidConsultationInput, context: SubgraphContext) {
  const { id, status: from } = await lockConsultation(db, input.consultationId);
  // guard: consultation-is-voided-once
  requireTransition(CONSULTATION_TRANSITIONS, from, "VOIDED", "consultationId");
  // guard: consultation-is-voided-for-reason
  const reason = parseReason(input.reason);
  await db.query("update consultation set status = 'VOIDED' where id = $1", [id]);
  await recordStateChange(db, context.caller, { subjectId: id, from, to: "VOIDED", reason });
  return { consultationId: id };
}
