import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireNotInFuture, requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { keepRevision } from "@aiwork/agreement/joint-counter/profile-revision/profile-revision";
import { checkFields } from "@aiwork/server/errors/business-error";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { SettleNegotiationInput } from "../../generated/resolvers";
import { mayActOnRegistration } from "../registration/registration.access";
import { registrationError } from "../registration/registration.errors";
import { NEGOTIATION_TRANSITIONS, NegotiationEntity } from "./negotiation.entity";
import { negotiationError } from "./negotiation.errors";

/**
 * Settles a negotiation: the employer agreed or refused, or the negotiation lapsed. One that was settled so by mistake is
 * settled otherwise, or on another day, for a reason, where no referral rests on it; the day it had is kept.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, DAY_IN_THE_FUTURE, SETTLED_BEFORE_OPENED, SETTLED_AFTER_REFERRED,
 *   SETTLED_AS_GIVEN, NEGOTIATION_CITED, REGISTRATION_VOIDED and the errors of a reason
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
    async (negotiation) => {
      const { status, openedOn, seekerId } = negotiation;
      // guard: negotiation-that-was-settled-is-not-open-again
      requireTransition(NEGOTIATION_TRANSITIONS, status, to);
      const isCorrected = status !== "OPEN";
      const { reason } = await checkFields({
        to: async () => {
          // guard: correction-of-negotiation-changes-something
          if (status === to && negotiation.settledOn === settledOn) throw negotiationError("SETTLED_AS_GIVEN").at("to");
          if (status === "LAPSED") await requireStandingRegistration(db, negotiation);
        },
        settledOn: () => {
          // guard: negotiation-is-settled-by-today
          requireNotInFuture(settledOn, context, "settledOn");
          // guard: negotiation-is-not-settled-before-was-opened
          if (settledOn < openedOn) throw negotiationError("SETTLED_BEFORE_OPENED").at("settledOn");
        },
        citation: () => status === "AGREED" && requireAgreedWhileCited(db, negotiationId, input),
        // guard: negotiation-is-settled-otherwise-for-reason
        reason: () => (isCorrected || input.reason?.trim() ? parseReason(input.reason ?? "") : null),
      });
      const settled = { before: { settledOn: negotiation.settledOn }, after: { settledOn } };
      // guard: day-of-settlement-before-it-was-corrected-is-kept
      if (isCorrected)
        await keepRevision(db, context.caller, { seekerId, subjectId: negotiationId, ...settled, reason });
      // guard: how-negotiation-was-settled-stands-in-history
      await recordStateChange(db, context.caller, { subjectId: negotiationId, from: status, to, reason });
      return { status: to, settledOn };
    },
  );
  return { negotiationId };
}

/**
 * The locked negotiation is not cited meanwhile: a referral refers to it.
 * @throws NEGOTIATION_CITED, SETTLED_AFTER_REFERRED
 */
async function requireAgreedWhileCited(
  db: EntityManager,
  negotiationId: string,
  { to, settledOn }: SettleNegotiationInput,
): Promise<void> {
  const [{ day }]: [{ day: string | null }] = await db.query("select cited_on($1)::text as day", [negotiationId]);
  if (day === null) return;
  // guard: negotiation-that-referral-rests-on-stays-agreed
  if (to !== "AGREED") throw negotiationError("NEGOTIATION_CITED").at("to");
  // guard: negotiation-was-agreed-by-day-of-referral
  if (settledOn > day) throw negotiationError("SETTLED_AFTER_REFERRED", { day }).at("settledOn");
}

/** What lapsed with a registration that was voided stays so. @throws REGISTRATION_VOIDED */
async function requireStandingRegistration(db: EntityManager, { registrationId }: NegotiationEntity): Promise<void> {
  const voided: unknown[] = await db.query("select from registration where id = $1 and status = 'VOIDED'", [
    registrationId,
  ]);
  // guard: negotiation-of-voided-registration-stays-lapsed
  if (voided.length > 0) throw registrationError("REGISTRATION_VOIDED").at("negotiationId");
}
