import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireNotInFuture, requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { SettleNegotiationInput } from "../../generated/resolvers";
import { mayActOnRegistration } from "../registration/registration.access";
import { NEGOTIATION_TRANSITIONS, NegotiationEntity } from "./negotiation.entity";
import { negotiationError } from "./negotiation.errors";

/**
 * Settles a negotiation: the employer agreed or refused, or the negotiation lapsed. One that was settled so by mistake is
 * settled otherwise for a reason, where no referral rests on it.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, DAY_IN_THE_FUTURE, SETTLED_BEFORE_OPENED, NEGOTIATION_CITED and
 *   the errors of a reason
 */
export async function settleNegotiation(db: EntityManager, input: SettleNegotiationInput, context: SubgraphContext) {
  const negotiationId = parseUuid(input.negotiationId, "negotiationId");
  const { version, to, settledOn } = input;
  const isOwn = ({ registrationId }: NegotiationEntity) => mayActOnRegistration(db, context, registrationId);
  // guard: negotiation-is-settled-by-whose-person-is
  await compareAndSet(
    db,
    NegotiationEntity,
    { id: negotiationId, version, field: "negotiationId", isOwn },
    async ({ status, openedOn }) => {
      // guard: negotiation-is-settled-once
      requireTransition(NEGOTIATION_TRANSITIONS, status, to);
      // guard: negotiation-is-settled-by-today
      requireNotInFuture(settledOn, context, "settledOn");
      // guard: negotiation-is-not-settled-before-was-opened
      if (settledOn < openedOn) throw negotiationError("SETTLED_BEFORE_OPENED").at("settledOn");
      const isCorrected = status !== "OPEN";
      // guard: negotiation-is-settled-otherwise-for-reason
      const reason = isCorrected || input.reason?.trim() ? parseReason(input.reason ?? "") : null;
      if (status === "AGREED") await requireNotCited(db, negotiationId);
      // guard: how-negotiation-was-settled-stands-in-history
      await recordStateChange(db, context.caller, { subjectId: negotiationId, from: status, to, reason });
      return { status: to, settledOn };
    },
  );
  return { negotiationId };
}

/** The locked negotiation is not cited meanwhile: a referral refers to it. @throws NEGOTIATION_CITED */
async function requireNotCited(db: EntityManager, negotiationId: string): Promise<void> {
  const [{ isCited }]: [{ isCited: boolean }] = await db.query(`select is_cited($1) as "isCited"`, [negotiationId]);
  // guard: negotiation-that-referral-rests-on-stays-agreed
  if (isCited) throw negotiationError("NEGOTIATION_CITED").at("to");
}
