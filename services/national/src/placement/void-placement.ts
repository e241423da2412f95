import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import { readReason } from "@aiwork/agreement/text/reason";
import type { ActInput } from "@aiwork/runtime/act/act";
import { compareAndSet } from "@aiwork/runtime/act/compare-and-set";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { dropPlannedTrial } from "./drop-planned-trial";
import { lockPlaced } from "./lock-placed";
import { giveBackOpening } from "./openings";
import { PlacementEntity } from "./placement.entity";
import { PLACEMENT_STATES } from "./placement-states";
import { unmarkPlaced } from "./registration-placed";

export interface Voiding extends ActInput {
  placementId: string;
  version: number;
  reason: string;
}

/**
 * Voids a placement: its opening is released, and the correction counts in this month. The registration of a confirmed
 * placement becomes active again; a planned trial does not start.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, TRIAL_RUNNING and the errors of readReason
 */
export async function voidPlacement(db: EntityManager, input: Voiding, context: SubgraphContext) {
  const placementId = parseUuid(input.placementId, "placementId");
  const { caller, clock } = context;
  const today = clock.today();
  const { registration, order } = await lockPlaced(db, context, placementId);
  await compareAndSet(db, PlacementEntity, { id: placementId, version: input.version }, async ({ status: from }) => {
    // guard: placement-is-voided-once
    requireTransition(PLACEMENT_STATES, from, "VOIDED", "placementId");
    // guard: placement-is-voided-for-reason
    const reason = readReason(input.reason);
    await dropPlannedTrial(db, caller, { placementId, today, reason });
    await recordChange(db, caller, { subjectId: placementId, from, to: "VOIDED", reason });
    // guard: placement-is-voided-gives-back-opening
    await giveBackOpening(db, caller, order, { today, reason });
    // guard: confirmed-placement-is-voided-frees-registration
    if (from === "CONFIRMED") await unmarkPlaced(db, caller, registration, { placementId, reason });
    // guard: correction-counts-in-month-in-is-made
    return { status: "VOIDED" as const, voidReason: reason, correctedMonth: today.slice(0, 7) };
  });
  return { placementId };
}
