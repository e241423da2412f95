import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { checkFields } from "@aiwork/server/errors/business-error";
import type { Caller } from "@aiwork/server/identity/caller";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { VoidPlacementInput } from "../../generated/resolvers";
import { releaseOpening } from "./openings";
import { followPlacement, lockRegistrationAndOrderOfPlacement, reactivateRegistration } from "./placed-registration";
import { PLACEMENT_TRANSITIONS, PlacementEntity } from "./placement.entity";
import { placementError } from "./placement.errors";

/**
 * Voids a placement: its opening is released. A confirmed one stays counted in the month of the hire and is counted off
 * in this month, and its registration becomes active again; a planned trial does not start.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, TRIAL_RUNNING and the errors of parseReason
 */
export async function voidPlacement(db: EntityManager, input: VoidPlacementInput, context: SubgraphContext) {
  const placementId = parseUuid(input.placementId, "placementId");
  const { caller, clock } = context;
  const today = clock.today();
  const read = { id: placementId, version: input.version, field: "placementId" };
  const { registration, order } = await lockRegistrationAndOrderOfPlacement(db, context, placementId);
  let wasConfirmed = false;
  const { voidReason } = await compareAndSet(db, PlacementEntity, read, async ({ status: from }) => {
    const { planned, reason } = await checkFields({
      // guard: placement-is-voided-once
      status: () => requireTransition(PLACEMENT_TRANSITIONS, from, "VOIDED", "placementId"),
      planned: () => lockPlannedTrial(db, placementId, today),
      // guard: placement-is-voided-for-reason
      reason: () => parseReason(input.reason),
    });
    // guard: trial-was-planned-does-not-start
    if (planned !== null) await cancelPlannedTrial(db, caller, planned, { today, reason });
    await recordStateChange(db, caller, { subjectId: placementId, from, to: "VOIDED", reason });
    // guard: placement-is-voided-gives-back-opening
    await releaseOpening(db, caller, order, { today, reason });
    wasConfirmed = from === "CONFIRMED";
    // guard: correction-counts-in-month-in-is-made
    const correctedMonth = wasConfirmed ? today.slice(0, 7) : null;
    return { status: "VOIDED" as const, voidReason: reason, correctedMonth };
  });
  // A registration that has expired meanwhile serves the person no more: it comes last.
  // guard: confirmed-placement-is-voided-frees-registration
  if (wasConfirmed) await reactivateRegistration(db, caller, registration, { placementId, reason: voidReason ?? "" });
  // guard: registration-kept-elsewhere-follows-voiding
  if (registration === null) await followPlacement(db, placementId, voidReason);
  return { placementId };
}

/** The id of the trial that is planned under a placement; null where none is. @throws TRIAL_RUNNING */
async function lockPlannedTrial(db: EntityManager, placementId: string, today: string): Promise<string | null> {
  // guard: trial-that-began-by-day-is-running
  const [trial]: { id: string; status: string }[] = await db.query(
    `select id, case when status = 'PLANNED' and starts_on <= $2 then 'STARTED' else status end as status
     from trial_employment where placement_id = $1 for update`,
    [placementId, today],
  );
  // guard: placement-is-not-voided-under-running-trial
  if (trial?.status === "STARTED") throw placementError("TRIAL_RUNNING").at("placementId");
  return trial?.status === "PLANNED" ? trial.id : null;
}

/** Voiding a placement also cancels the trial planned under it. */
async function cancelPlannedTrial(
  db: EntityManager,
  caller: Caller,
  trialId: string,
  { today, reason }: { today: string; reason: string },
): Promise<void> {
  await db.query(
    `update trial_employment set status = 'NOT_STARTED', ended_on = $2, end_reason = $3, version = version + 1
     where id = $1`,
    [trialId, today, reason],
  );
  await recordStateChange(db, caller, { subjectId: trialId, from: "PLANNED", to: "NOT_STARTED", reason });
}
