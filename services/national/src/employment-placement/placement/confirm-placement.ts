import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireNotInFuture, requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { requireLateReason } from "@aiwork/agreement/business-plan/month-closing/late-reason";
import { checkFields } from "@aiwork/server/errors/business-error";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ConfirmPlacementInput } from "../../generated/resolvers";
import {
  followPlacement,
  lockRegistrationAndOrderOfPlacement,
  markRegistrationPlaced,
  reasonBy,
} from "./placed-registration";
import { PLACEMENT_TRANSITIONS, PlacementEntity } from "./placement.entity";
import { placementError } from "./placement.errors";
import { requireOnlyPlacement } from "./require-only-placement";

/**
 * 就職の確認: from now on the case counts, in the month of the hire, and the registration is PLACED. A case that was counted and
 * voided counts again in this month instead. Past the term, the service point that reported it confirms it for a reason.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, DAY_IN_THE_FUTURE, CONFIRMED_BEFORE_HIRED, ALREADY_PLACED,
 *   REASON_REQUIRED, CLOSED_MONTH_NEEDS_REASON
 */
export async function confirmPlacement(db: EntityManager, input: ConfirmPlacementInput, context: SubgraphContext) {
  const placementId = parseUuid(input.placementId, "placementId");
  const { version, confirmedOn } = input;
  let reason: string | null = null;
  const { referralId, registration, standing } = await lockRegistrationAndOrderOfPlacement(db, context, placementId);
  await compareAndSet(
    db,
    PlacementEntity,
    { id: placementId, version, field: "placementId" },
    async ({ status, hiredOn }) => {
      const checked = await checkFields({
        // guard: placement-is-confirmed-once
        status: () => requireTransition(PLACEMENT_TRANSITIONS, status, "CONFIRMED", "placementId"),
        confirmedOn: () => {
          // guard: placement-is-confirmed-by-today
          requireNotInFuture(confirmedOn, context, "confirmedOn");
          // guard: placement-is-not-confirmed-before-hire
          if (confirmedOn < hiredOn) throw placementError("CONFIRMED_BEFORE_HIRED").at("confirmedOn");
        },
        // guard: placement-beside-another-is-not-confirmed
        placement: () => requireOnlyPlacement(db, { referralId, placementId }, "placementId"),
        reason: () => reasonBy(standing, input.reason),
      });
      reason = checked.reason;
      await requireLateReason(db, hiredOn, checked.reason, "reason");
      await recordStateChange(db, context.caller, { subjectId: placementId, from: status, to: "CONFIRMED", reason });
      // guard: confirmed-placement-places-registration
      await markRegistrationPlaced(db, context.caller, registration, hiredOn);
      return { status: "CONFIRMED" as const, confirmedOn };
    },
  );
  // guard: registration-kept-elsewhere-follows-confirmation
  if (registration === null) await followPlacement(db, placementId, reason);
  return { placementId };
}
