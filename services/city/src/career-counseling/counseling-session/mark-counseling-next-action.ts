import { parseNextActionMark } from "@aiwork/agreement/joint-counter/next-action/next-action";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { MarkCounselingNextActionInput } from "../../generated/resolvers";
import { requireSessionOfPerson } from "./counseling-session.queries";

/**
 * 次の対応の完了: marks the next action of a session as done on a day, or as open again, also when the file is closed.
 * @throws NO_SUCH_RECORD, NOT_YOUR_SERVICE_POINT and the errors of a mark
 */
export async function markCounselingNextAction(
  db: EntityManager,
  input: MarkCounselingNextActionInput,
  context: SubgraphContext,
) {
  const session = await requireSessionOfPerson(db, context, input.sessionId);
  const mark = parseNextActionMark(session, input.doneOn ?? null, context, "sessionId");
  await db.query(
    `update counseling_session
     set (next_action_done_on, next_action_done_by_role, next_action_done_by_name) = ($2::date, $3, $4) where id = $1`,
    [session.id, ...mark],
  );
  return { sessionId: session.id };
}
