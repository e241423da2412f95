import { bySeekerId } from "@aiwork/agreement/joint-counter/seeker-access/record-owners";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { PlacementEntity } from "../placement/placement.entity";
import { placementById } from "../placement/placement.queries";
import { mayActOnRegistration } from "../registration/registration.access";
import type { TrialEmploymentRow } from "./trial-employment.queries";

export const trialEmploymentAccess = {
  // guard: trial-stands-at-service-point-of-placement
  TrialEmployment: {
    ...bySeekerId,
    servicePointId: servicePointOfTrial,
  } satisfies RecordAccess<TrialEmploymentRow>,
};

/** A trial belongs to the service point of its placement. */
async function servicePointOfTrial(
  { placement, placementId }: TrialEmploymentRow,
  context: SubgraphContext,
): Promise<string | null> {
  // guard: trial-is-of-service-point-of-own-placement
  return (placement ?? (await placementById(context).load(placementId)))?.servicePointId ?? null;
}

type PlacementOfTrial = Pick<PlacementEntity, "hiredOn" | "startsOn" | "status">;

/** The placement of a trial; null where the caller may not act for its person. */
export async function placementOfOwnTrial(
  db: EntityManager,
  context: SubgraphContext,
  placementId: string,
): Promise<PlacementOfTrial | null> {
  const [placement]: (PlacementOfTrial & { registrationId: string })[] = await db.query(
    `select hired_on as "hiredOn", starts_on as "startsOn", placement.status, registration_id as "registrationId"
     from placement join referral on referral.id = referral_id where placement.id = $1`,
    [placementId],
  );
  // guard: trial-is-ended-by-whose-person-is
  return placement && (await mayActOnRegistration(db, context, placement.registrationId)) ? placement : null;
}
