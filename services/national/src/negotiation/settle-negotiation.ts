import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { requirePast } from "@aiwork/agreement/state-change/require-past";
import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import type { ActInput } from "@aiwork/runtime/act/act";
import { compareAndSet } from "@aiwork/runtime/act/compare-and-set";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { mayActOnRegistration } from "../access/own-registration";
import { NegotiationEntity } from "./negotiation.entity";
import { refuse } from "./negotiation-refusals";
import { NEGOTIATION_STATES } from "./negotiation-states";

export interface Settling extends ActInput {
  negotiationId: string;
  version: number;
  to: NegotiationEntity["status"];
  settledOn: string;
}

/**
 * Settles a negotiation: the employer agreed or refused, or the negotiation lapsed.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, DAY_IN_THE_FUTURE, SETTLED_BEFORE_OPENED
 */
export async function settleNegotiation(db: EntityManager, input: Settling, context: SubgraphContext) {
  const negotiationId = parseUuid(input.negotiationId, "negotiationId");
  const { version, to, settledOn } = input;
  const isTheirs = ({ registrationId }: NegotiationEntity) => mayActOnRegistration(db, context, registrationId);
  // guard: negotiation-is-settled-by-whose-person-is
  await compareAndSet(db, NegotiationEntity, { id: negotiationId, version, isTheirs }, async ({ status, openedOn }) => {
    // guard: negotiation-is-settled-once
    requireTransition(NEGOTIATION_STATES, status, to);
    // guard: negotiation-is-settled-by-today
    requirePast(settledOn, context, "settledOn");
    // guard: negotiation-is-not-settled-before-was-opened
    if (settledOn < openedOn) throw refuse("SETTLED_BEFORE_OPENED").at("settledOn");
    // guard: how-negotiation-was-settled-stands-in-history
    await recordChange(db, context.caller, { subjectId: negotiationId, from: status, to });
    return { status: to, settledOn };
  });
  return { negotiationId };
}
