import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import { parseRequiredText } from "@aiwork/agreement/text/given-texts";
import { readReason } from "@aiwork/agreement/text/reason";
import type { ActInput } from "@aiwork/runtime/act/act";
import { compareAndSet } from "@aiwork/runtime/act/compare-and-set";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { LiaisonEntity, type LiaisonStatus } from "./liaison.entity";
import { isAddressed, isTheirLiaison } from "./liaison-duty";
import { refuse } from "./liaison-refusals";
import { liaisonStatus } from "./liaison-status";
import { ANSWERS } from "./liaison-transitions";

const LONGEST = 1000;

export interface Answering extends ActInput {
  liaisonId: string;
  version: number;
  to: LiaisonStatus;
  answer: string;
}

/**
 * 回答: the addressee accepts a liaison, or declines it with a reason, until its due day.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, NOT_ADDRESSED_TO_YOU and the errors of a text
 */
export async function answerLiaison(db: EntityManager, input: Answering, context: SubgraphContext) {
  const { caller, clock } = context;
  const { to, version } = input;
  const id = parseUuid(input.liaisonId, "liaisonId");
  const read = { id, version, isTheirs: isTheirLiaison(db, context) };
  await compareAndSet(db, LiaisonEntity, read, async (liaison) => {
    // guard: liaison-is-answered-until-due-day
    const from = liaisonStatus(liaison, clock.today());
    // guard: answer-goes-along-state-machine
    requireTransition(ANSWERS, from, to);
    // guard: only-one-addressed-answers
    if (!isAddressed(liaison, caller)) throw refuse("NOT_ADDRESSED_TO_YOU");
    const isDeclined = to === "DECLINED";
    // guard: who-declines-says-why
    const answer = isDeclined ? readReason(input.answer, "answer") : parseRequiredText(input.answer, "answer", LONGEST);
    await recordChange(db, caller, { subjectId: id, from, to, reason: isDeclined ? answer : null });
    return { status: to, answeredOn: clock.today(), answer };
  });
  return { liaisonId: id };
}
