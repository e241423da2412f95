import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { NegotiationRow } from "../negotiation/negotiation.queries";
import { placementById } from "../placement/placement.queries";
import type { TrialEmploymentRow } from "../referral/referral.queries";
import { registrationById } from "../registration/registration.queries";

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
