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
 * The placement did not stand: its opening is given back, and the correction counts in this month. Of a confirmed one
 * the registration is active again; a trial that was only planned does not start.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, TRIAL_RUNNING and what a reason is refused for
 */
export async function voidPlacement(db: EntityManager, input: Voiding, context: SubgraphContext) {
  const placementId = parseUuid(input.placementId, "placementId");
  const { caller, clock } = context;
  const today = clock.today();
  const { registration, order } = await lockPlaced(db, context, placementId);
  await compareAndSet(db, PlacementEntity, { id: placementId, version: input.version }, async ({ status: from }) => {
    requireTransition(PLACEMENT_STATES, from, "VOIDED", "placementId");
    const reason = readReason(input.reason);
    await dropPlannedTrial(db, caller, { placementId, today, reason });
    await recordChange(db, caller, { subjectId: placementId, from, to: "VOIDED", reason });
    await giveBackOpening(db, caller, order, { today, reason });
    if (from === "CONFIRMED") await unmarkPlaced(db, caller, registration, { placementId, reason });
    return { status: "VOIDED" as const, voidReason: reason, correctedMonth: today.slice(0, 7) };
  });
  return { placementId };
}
