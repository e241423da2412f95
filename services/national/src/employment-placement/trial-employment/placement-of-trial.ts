import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { mayActOnRegistration } from "../registration/registration.access";

/** The placement of a trial; null where the caller may not act for its person. */
export async function placementOfOwnTrial(
  db: EntityManager,
  context: SubgraphContext,
  placementId: string,
): Promise<{ hiredOn: string } | null> {
  const [placement]: { hiredOn: string; registrationId: string }[] = await db.query(
    `select hired_on as "hiredOn", registration_id as "registrationId"
     from placement join referral on referral.id = referral_id where placement.id = $1`,
    [placementId],
  );
  // guard: trial-is-ended-by-whose-person-is
  return placement && (await mayActOnRegistration(db, context, placement.registrationId)) ? placement : null;
}
