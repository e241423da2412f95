import { parseNextActionMark } from "@aiwork/agreement/joint-counter/next-action/next-action";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { MarkConsultationNextActionInput } from "../../generated/resolvers";
import { lockConsultationOfServed } from "./lock-consultation";

/**
 * 次の対応の完了: marks the next action of a consultation as done on a day, or as open again, by a counselor of the
 * person's service point, for the policy locks no other row.
 * @throws NO_SUCH_RECORD and the errors of a mark
 */
export async function markConsultationNextAction(
  db: EntityManager,
  input: MarkConsultationNextActionInput,
  context: SubgraphContext,
) {
  const consultation = await lockConsultationOfServed(db, context, input.consultationId);
  const mark = parseNextActionMark(consultation, input.doneOn ?? null, context, "consultationId");
  await db.query(
    `update consultation
     set (next_action_done_on, next_action_done_by_role, next_action_done_by_name) = ($2::date, $3, $4) where id = $1`,
    [consultation.id, ...mark],
  );
  return { consultationId: consultation.id };
}
