import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { VoidCounselingSessionInput } from "../../generated/resolvers";
import { COUNSELING_TRANSITIONS } from "./counseling-session.entity";
import { findSessionOfHandedOver, requireSessionOfPerson } from "./counseling-session.queries";

/**
 * 取消し: voids a session that was recorded by mistake, such as in another person's file, closed or not, also by the service
 * point that handed the person over since. The person and the other party no longer see it.
 * @throws NO_SUCH_RECORD, NOT_YOUR_SERVICE_POINT, ILLEGAL_TRANSITION and the errors of a reason
 */
export async function voidCounselingSession(
  db: EntityManager,
  input: VoidCounselingSessionInput,
  context: SubgraphContext,
) {
  const { sessionId } = input;
  const session =
    (await findSessionOfHandedOver(db, context, sessionId)) ?? (await requireSessionOfPerson(db, context, sessionId));
  const { id, status: from } = session;
  // guard: only-held-session-is-voided
  requireTransition(COUNSELING_TRANSITIONS, from, "VOIDED", "sessionId");
  // guard: session-is-voided-for-reason
  const reason = parseReason(input.reason);
  await db.query("update counseling_session set status = 'VOIDED' where id = $1", [id]);
  await recordStateChange(db, context.caller, { subjectId: id, from, to: "VOIDED", reason });
  return { sessionId: id };
}
