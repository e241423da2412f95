import type { EntityManager } from "typeorm";
import { placementError } from "./placement.errors";

/** The referral, and the placement itself; null for one that is yet to be reported. */
interface PlacementByReferral {
  referralId: string;
  placementId: string | null;
}

/**
 * Invariant 1: a person has one placement that stands at an order, through whichever registration. A link of two files may
 * bring a second one together with the first; then it is not confirmed until one of them is voided.
 * @throws ALREADY_PLACED
 */
export async function requireOnlyPlacement(
  db: EntityManager,
  { referralId, placementId }: PlacementByReferral,
  field: string,
): Promise<void> {
  // The other one may be of a service point whose records the caller does not read.
  const [{ isPlaced }]: [{ isPlaced: boolean }] = await db.query(
    `select other_placement_stands($1, $2) as "isPlaced"`,
    [referralId, placementId],
  );
  // guard: person-has-one-placement-at-order
  if (isPlaced) throw placementError("ALREADY_PLACED").at(field);
}
