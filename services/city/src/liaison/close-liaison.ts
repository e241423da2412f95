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
 * 終了: DONE or ABORTED by the one addressed, who took it on; RECALLED by the sender while there is no answer. What came
 * of it goes back to the sender.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, NOT_ADDRESSED_TO_YOU, NOT_SENT_BY_YOU, TEXT_REQUIRED and
 * what else a text is refused for
 */
export async function closeLiaison(db: EntityManager, input: Closing, context: SubgraphContext) {
  const { caller, clock } = context;
  const { to, version } = input;
  const id = parseUuid(input.liaisonId, "liaisonId");
  const read = { id, version, isTheirs: isTheirLiaison(db, context) };
  await compareAndSet(db, LiaisonEntity, read, async (liaison) => {
    const from = liaisonStatus(liaison, clock.today());
    requireTransition(ENDINGS, from, to);
    if (to === "RECALLED" && !isSender(liaison, caller)) throw refuse("NOT_SENT_BY_YOU");
    if (to !== "RECALLED" && !isAddressed(liaison, caller)) throw refuse("NOT_ADDRESSED_TO_YOU");
    const outcome = parseRequiredText(input.outcome, "outcome", LONGEST);
    await recordChange(db, caller, { subjectId: id, from, to, reason: outcome });
    return { status: to, outcome };
  });
  return { liaisonId: id };
}
