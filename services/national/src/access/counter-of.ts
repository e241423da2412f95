import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { NegotiationRow } from "../negotiation/negotiation.loader";
import { placementById } from "../placement/placement.loader";
import type { TrialEmploymentRow } from "../referral/referral-row";
import { registrationById } from "../registration/registration.loader";

/** A negotiation belongs to the service point that received the registration. */
export async function servicePointOfRegistration(
  { registration, registrationId }: NegotiationRow,
  context: SubgraphContext,
): Promise<string | null> {
  return (registration ?? (await registrationById(context).load(registrationId)))?.servicePointId ?? null;
}

/** A trial belongs to the service point of its placement. */
export async function servicePointOfTrial(
  { placement, placementId }: TrialEmploymentRow,
  context: SubgraphContext,
): Promise<string | null> {
  // guard: trial-is-of-service-point-of-own-placement
  return (placement ?? (await placementById(context).load(placementId)))?.servicePointId ?? null;
}
