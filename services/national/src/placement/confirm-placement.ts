import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { requirePast } from "@aiwork/agreement/state-change/require-past";
import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import type { ActInput } from "@aiwork/runtime/act/act";
import { compareAndSet } from "@aiwork/runtime/act/compare-and-set";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { lockPlaced } from "./lock-placed";
import { PlacementEntity } from "./placement.entity";
import { refuse } from "./placement-refusals";
import { PLACEMENT_STATES } from "./placement-states";
import { markPlaced } from "./registration-placed";

export interface Confirming extends ActInput {
  placementId: string;
  version: number;
  confirmedOn: string;
}

/**
 * 就職の確認: from now on the case counts, in the month of the hire, and the registration is PLACED.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, DAY_IN_THE_FUTURE, CONFIRMED_BEFORE_HIRED
 */
export async function confirmPlacement(db: EntityManager, input: Confirming, context: SubgraphContext) {
  const placementId = parseUuid(input.placementId, "placementId");
  const { version, confirmedOn } = input;
  const { registration } = await lockPlaced(db, context, placementId);
  await compareAndSet(db, PlacementEntity, { id: placementId, version }, async ({ status, hiredOn }) => {
    // guard: placement-is-confirmed-once
    requireTransition(PLACEMENT_STATES, status, "CONFIRMED", "placementId");
    // guard: placement-is-confirmed-by-today
    requirePast(confirmedOn, context, "confirmedOn");
    // guard: placement-is-not-confirmed-before-hire
    if (confirmedOn < hiredOn) throw refuse("CONFIRMED_BEFORE_HIRED").at("confirmedOn");
    await recordChange(db, context.caller, { subjectId: placementId, from: status, to: "CONFIRMED" });
    // guard: confirmed-placement-places-registration
    await markPlaced(db, context.caller, registration, hiredOn);
    return { status: "CONFIRMED" as const, confirmedOn };
  });
  return { placementId };
}
