import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { mayActOnRegistration } from "../access/own-registration";

/** The placement under which a person is tried, where the caller may act for that person. */
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
  return placement && (await mayActOnRegistration(db, context, placement.registrationId)) ? placement : null;
}
