import type { SeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { createSeekerAccess } from "@aiwork/agreement/joint-counter/seeker-access/seeker-access";
import {
  JOINT_DOCUMENT_ROLES,
  SERVICE_POINT_ROLES,
} from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import type { PartyAccess, RecordAccess } from "@aiwork/subgraph/access/party-access";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";

// guard: person-is-known-by-service-point-of-registration
export const nationalSeekerAccess = createSeekerAccess(
  `select from registration where registration.seeker_id = person.key and service_point_id = any ($2::text[])
    and registration_stands(status, valid_until, ended_on, $4::date)`,
);

/** The national side's roles, and the facts about a person on which its access rules depend. */
export const nationalPartyAccess: Omit<PartyAccess, "records"> = {
  party: "NATIONAL",
  // guard: counselors-role-is-bound-to-service-points-of-token
  servicePointRoles: SERVICE_POINT_ROLES,
  jointDocumentRoles: JOINT_DOCUMENT_ROLES,
  isSamePerson: nationalSeekerAccess.isSamePerson,
  isAtServicePoint: nationalSeekerAccess.isAtServicePoint,
  emergencyReason: nationalSeekerAccess.emergencyReason,
  consents: nationalSeekerAccess.consents,
};

/** Whether a registration stands at a service point of the caller's that served its person last: past the term that one voids it. */
export async function mayVoidLate(
  db: EntityManager,
  context: SubgraphContext,
  { seekerId, servicePointId }: { seekerId: string; servicePointId: string | null },
): Promise<boolean> {
  // guard: registration-is-voided-late-at-own-service-point
  if (servicePointId === null || !context.caller.servicePoints.includes(servicePointId)) return false;
  return nationalSeekerAccess.servedLast(db, context, seekerId);
}

export const nationalSeekerRecords = {
  // guard: path-in-to-national-half-is-persons
  Seeker: { seekerId: ({ id }: SeekerKey) => id, isEntryPoint: true } satisfies RecordAccess<SeekerKey>,
};
