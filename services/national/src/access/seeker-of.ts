import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { NegotiationRow } from "../negotiation/negotiation.loader";
import { placementOf } from "../placement/placement.loader";
import { referralOf } from "../referral/referral.loader";
import type { PlacementRow, ReferralRow, TrialEmploymentRow } from "../referral/referral-row";
import { registrationOf } from "../registration/registration.loader";

type Registered = Pick<ReferralRow | NegotiationRow, "registration" | "registrationId">;

/** Up the chain trial, placement, referral, registration to the person, over what was read along where it was. */
export const seekerOf = {
  negotiation: seekerOfRegistered,
  referral: seekerOfRegistered,
  placement: seekerOfPlacement,
  trial: async ({ placement, placementId }: TrialEmploymentRow, context: SubgraphContext) =>
    seekerOfPlacement(placement ?? (await placementOf(context, placementId)), context),
};

function seekerOfRegistered(row: Registered, context: SubgraphContext): string | Promise<string> {
  return row.registration?.seekerId ?? registrationOf(context, row.registrationId).then(({ seekerId }) => seekerId);
}

function seekerOfPlacement({ referral, referralId }: PlacementRow, context: SubgraphContext): string | Promise<string> {
  if (referral) return seekerOfRegistered(referral, context);
  return referralOf(context, referralId).then((row) => seekerOfRegistered(row, context));
}

/** A negotiation stands at the point that received the registration. */
export async function counterOfRegistration(
  { registration, registrationId }: Registered,
  context: SubgraphContext,
): Promise<string | null> {
  return (registration ?? (await registrationOf(context, registrationId))).servicePointId;
}

/** A trial stands at the point of its placement. */
export async function counterOfTrial(
  { placement, placementId }: TrialEmploymentRow,
  context: SubgraphContext,
): Promise<string | null> {
  return (placement ?? (await placementOf(context, placementId))).servicePointId;
}
