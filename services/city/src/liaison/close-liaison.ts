import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import { parseRequiredText } from "@aiwork/agreement/text/given-texts";
import type { ActInput } from "@aiwork/runtime/act/act";
import { compareAndSet } from "@aiwork/runtime/act/compare-and-set";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { LiaisonEntity, type LiaisonStatus } from "./liaison.entity";
import { isAddressed, isSender, isTheirLiaison } from "./liaison-duty";
import { refuse } from "./liaison-refusals";
import { liaisonStatus } from "./liaison-status";
import { ENDINGS } from "./liaison-transitions";

const LONGEST = 1000;

export interface Closing extends ActInput {
  liaisonId: string;
  version: number;
  to: LiaisonStatus;
  outcome: string;
}

/**
 * 終了: the addressee who accepted a liaison closes it as DONE or ABORTED; the sender recalls it while it is unanswered.
 * The outcome is returned to the sender.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, NOT_ADDRESSED_TO_YOU, NOT_SENT_BY_YOU and the errors of
 * a text
 */
export async function closeLiaison(db: EntityManager, input: Closing, context: SubgraphContext) {
  const { caller, clock } = context;
  const { to, version } = input;
  const id = parseUuid(input.liaisonId, "liaisonId");
  const read = { id, version, isTheirs: isTheirLiaison(db, context) };
  await compareAndSet(db, LiaisonEntity, read, async (liaison) => {
    // guard: one-is-overdue-is-not-taken-back
    const from = liaisonStatus(liaison, clock.today());
    // guard: end-goes-along-state-machine
    requireTransition(ENDINGS, from, to);
    // guard: only-sender-takes-liaison-back
    if (to === "RECALLED" && !isSender(liaison, caller)) throw refuse("NOT_SENT_BY_YOU");
    // guard: only-one-addressed-says-what-came-of
    if (to !== "RECALLED" && !isAddressed(liaison, caller)) throw refuse("NOT_ADDRESSED_TO_YOU");
    const outcome = parseRequiredText(input.outcome, "outcome", LONGEST);
    await recordChange(db, caller, { subjectId: id, from, to, reason: outcome });
    return { status: to, outcome };
  });
  return { liaisonId: id };
}
