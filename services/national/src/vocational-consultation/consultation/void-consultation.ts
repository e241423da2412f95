import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { VoidConsultationInput } from "../../generated/resolvers";
import { CONSULTATION_TRANSITIONS, ConsultationEntity } from "./consultation.entity";

const LOCKED_CONSULTATION = `select ${columnsOf(ConsultationEntity)} from consultation where id = $1 for update`;

/**
 * 取消し: voids a consultation that was recorded by mistake, such as with another person. It is done by a counselor of
 * the person's service point, for the policy locks no other row. The person and the other party no longer see it.
 * @throws NO_SUCH_RECORD, ILLEGAL_TRANSITION and the errors of a reason
 */
export async function voidConsultation(db: EntityManager, input: VoidConsultationInput, context: SubgraphContext) {
  const id = parseUuid(input.consultationId, "consultationId");
  const [consultation]: [ConsultationEntity?] = await db.query(LOCKED_CONSULTATION, [id]);
  if (!consultation) throw mutationError("NO_SUCH_RECORD").at("consultationId");
  // guard: consultation-is-voided-once
  requireTransition(CONSULTATION_TRANSITIONS, consultation.status, "VOIDED", null);
  // guard: consultation-is-voided-for-reason
  const reason = parseReason(input.reason);
  await db.query("update consultation set status = 'VOIDED' where id = $1", [id]);
  await recordStateChange(db, context.caller, { subjectId: id, from: consultation.status, to: "VOIDED", reason });
  return { consultationId: id };
}
