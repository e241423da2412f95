import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason, parseRequiredText } from "@aiwork/agreement/agreement/text/free-text";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { AnswerLiaisonInput } from "../../generated/resolvers";
import { isLiaisonAddressee, liaisonReadableBy } from "./liaison.access";
import { LIAISON_ANSWER_TRANSITIONS, LiaisonEntity } from "./liaison.entity";
import { liaisonError } from "./liaison.errors";

const MAX_ANSWER_LENGTH = 1000;

/**
 * 回答: the addressee accepts a liaison, or declines it with a reason. A late answer counts, and is marked as late. What was
 * answered or ended by mistake is answered otherwise; the history keeps all answers.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, NOT_ADDRESSED_TO_YOU and the errors of a text
 */
export async function answerLiaison(db: EntityManager, input: AnswerLiaisonInput, context: SubgraphContext) {
  const { caller, clock } = context;
  const { to, version } = input;
  const id = parseUuid(input.liaisonId, "liaisonId");
  const read = { id, version, field: "liaisonId", isOwn: liaisonReadableBy(db, context) };
  await compareAndSet(db, LiaisonEntity, read, async (liaison) => {
    const from = liaison.status;
    // guard: answer-goes-along-state-machine
    requireTransition(LIAISON_ANSWER_TRANSITIONS, from, to);
    // guard: only-one-addressed-answers
    if (!isLiaisonAddressee(liaison, caller)) throw liaisonError("NOT_ADDRESSED_TO_YOU");
    const isDeclined = to === "DECLINED";
    // guard: who-declines-says-why
    const answer = isDeclined
      ? parseReason(input.answer, "answer")
      : parseRequiredText(input.answer, "answer", MAX_ANSWER_LENGTH);
    // guard: history-keeps-why-liaison-was-declined-or-answered-otherwise
    const reason = isDeclined || from !== "SENT" ? answer : null;
    await recordStateChange(db, caller, { subjectId: id, from, to, reason });
    const isEndTakenBack = from === "DONE" || from === "ABORTED";
    // guard: end-that-is-taken-back-makes-no-answer-late
    const answeredOn = isEndTakenBack ? undefined : clock.today();
    return { status: to, answeredOn, answer, outcome: null };
  });
  return { liaisonId: id };
}
