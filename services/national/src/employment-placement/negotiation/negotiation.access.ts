import { bySeekerId } from "@aiwork/agreement/joint-counter/seeker-access/record-owners";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { registrationById } from "../registration/registration.queries";
import type { NegotiationRow } from "./negotiation.queries";

export const negotiationAccess = {
  Negotiation: {
    ...bySeekerId,
    // guard: negotiation-stands-at-service-point-of-registration
    servicePointId: servicePointOfRegistration,
  } satisfies RecordAccess<NegotiationRow>,
};

/** A negotiation belongs to the service point that received the registration. */
async function servicePointOfRegistration(
  { registration, registrationId }: NegotiationRow,
  context: SubgraphContext,
): Promise<string | null> {
  return (registration ?? (await registrationById(context).load(registrationId)))?.servicePointId ?? null;
}
