import { bySeekerId } from "@aiwork/agreement/joint-counter/seeker-access/record-owners";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { PlacementEntity } from "../placement/placement.entity";
import { placementById } from "../placement/placement.queries";
import { type Standing, standingOn } from "../registration/registration.access";
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

type OwnRecord = Parameters<typeof standingOn>[2];

/** The placement of a trial, with what the caller acts on it by; null where that is nothing. */
export async function placementOfTrial(
  db: EntityManager,
  context: SubgraphContext,
  placementId: string,
): Promise<(PlacementOfTrial & { standing: Standing }) | null> {
  const [placement]: (PlacementOfTrial & OwnRecord)[] = await db.query(
    `select hired_on as "hiredOn", starts_on as "startsOn", placement.status, registration_id as "registrationId",
       placement.seeker_id as "seekerId", placement.service_point_id as "servicePointId"
     from placement join referral on referral.id = referral_id where placement.id = $1`,
    [placementId],
  );
  const standing = placement ? await standingOn(db, context, placement) : null;
  // guard: trial-is-ended-by-whose-person-is
  return placement && standing !== null ? { ...placement, standing } : null;
}

/** The placement of a trial, whose days are moved while its person is served; null where they are not served at the caller's. */
export async function placementOfOwnTrial(
  db: EntityManager,
  context: SubgraphContext,
  placementId: string,
): Promise<PlacementOfTrial | null> {
  const placement = await placementOfTrial(db, context, placementId);
  // guard: trial-is-planned-while-person-is-served
  return placement?.standing === "SERVING" ? placement : null;
}
