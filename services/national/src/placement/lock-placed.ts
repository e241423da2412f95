import { refuse } from "@aiwork/runtime/act/act-refusals";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { mayActOnRegistration } from "../access/own-registration";
import { lockReferred, type Referred } from "../referral/lock-referred";

/** Locks the registration and the order of a placement, before the placement itself. @throws NO_SUCH_RECORD */
export async function lockPlaced(db: EntityManager, context: SubgraphContext, placementId: string): Promise<Referred> {
  const [joined]: { registrationId: string; jobOrderId: string }[] = await db.query(
    `select registration_id as "registrationId", job_order_id as "jobOrderId"
     from placement join referral on referral.id = referral_id where placement.id = $1`,
    [placementId],
  );
  // guard: placement-is-confirmed-and-voided-by-whose
  if (!joined || !(await mayActOnRegistration(db, context, joined.registrationId)))
    throw refuse("NO_SUCH_RECORD").at("placementId");
  return lockReferred(db, context, joined);
}
