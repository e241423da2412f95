import type { EntityManager } from "typeorm";
import { placementError } from "./placement.errors";

/** The person, the job order, and the placement itself; null for one that is yet to be reported. */
interface PlacementAtOrder {
  seekerId: string;
  jobOrderId: string;
  placementId: string | null;
}

/**
 * Invariant 1: a person has one placement that stands at an order, through whichever registration. A link of two files may
 * bring a second one together with the first; then it is not confirmed until one of them is voided.
 * @throws ALREADY_PLACED
 */
export async function requireOnlyPlacement(
  db: EntityManager,
  { seekerId, jobOrderId, placementId }: PlacementAtOrder,
  field: string,
): Promise<void> {
  const [other] = await db.query(
    `select placement.id from placement join referral on referral.id = referral_id
     where placement.seeker_id = $1 and job_order_id = $2 and placement.status <> 'VOIDED'
       and placement.id is distinct from $3`,
    [seekerId, jobOrderId, placementId],
  );
  // guard: person-has-one-placement-at-order
  if (other) throw placementError("ALREADY_PLACED").at(field);
}
