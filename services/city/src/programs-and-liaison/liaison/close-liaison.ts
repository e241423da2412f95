import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseRequiredText } from "@aiwork/agreement/agreement/text/free-text";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { CloseLiaisonInput } from "../../generated/resolvers";
import { isLiaisonAddressee, isLiaisonSender, liaisonReadableBy } from "./liaison.access";
import { isLiaisonOverdue, LIAISON_CLOSING_TRANSITIONS, LiaisonEntity } from "./liaison.entity";
import { liaisonError } from "./liaison.errors";

const MAX_OUTCOME_LENGTH = 1000;

/**
 * 終了: the addressee who accepted a liaison closes it as DONE or ABORTED; the sender recalls it while it is unanswered,
 * or ends it as EXPIRED once it is overdue. The outcome is returned to the sender.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, NOT_ADDRESSED_TO_YOU, NOT_SENT_BY_YOU, NOT_OVERDUE and
 * the errors of a text
 */
export async function closeLiaison(db: EntityManager, input: CloseLiaisonInput, context: SubgraphContext) {
  const { caller, clock } = context;
  const { to, version } = input;
  const id = parseUuid(input.liaisonId, "liaisonId");
  const read = { id, version, field: "liaisonId", isOwn: liaisonReadableBy(db, context) };
  await compareAndSet(db, LiaisonEntity, read, async (liaison) => {
    const from = liaison.status;
    // guard: end-goes-along-state-machine
    requireTransition(LIAISON_CLOSING_TRANSITIONS, from, to);
    const isBySender = to === "RECALLED" || to === "EXPIRED";
    // guard: only-sender-takes-liaison-back
    if (isBySender && !(await isLiaisonSender(db, liaison, caller))) throw liaisonError("NOT_SENT_BY_YOU");
    // guard: only-one-addressed-says-what-came-of
    if (!isBySender && !isLiaisonAddressee(liaison, caller)) throw liaisonError("NOT_ADDRESSED_TO_YOU");
    // guard: liaison-expires-after-due-day
    if (to === "EXPIRED" && !isLiaisonOverdue(liaison, clock.today())) throw liaisonError("NOT_OVERDUE").at("to");
    const outcome = parseRequiredText(input.outcome, "outcome", MAX_OUTCOME_LENGTH);
    await recordStateChange(db, caller, { subjectId: id, from, to, reason: outcome });
    return { status: to, outcome };
  });
  return { liaisonId: id };
}
