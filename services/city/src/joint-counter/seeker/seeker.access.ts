import type { SeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { bySeekerId } from "@aiwork/agreement/joint-counter/seeker-access/record-owners";
import { createSeekerAccess } from "@aiwork/agreement/joint-counter/seeker-access/seeker-access";
import {
  JOINT_DOCUMENT_ROLES,
  SERVICE_POINT_ROLES,
} from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import type { PartyAccess, RecordAccess } from "@aiwork/subgraph/access/party-access";
import type { CityProfileEntity } from "./seeker.entity";
import type { SeekerEdgeRow } from "./seeker.queries";

// guard: person-is-known-by-service-point-of-city
export const citySeekerAccess = createSeekerAccess(
  `select from city_file as file where file.seeker_id = person.key and file.registered_at = any ($2::text[])
    and city_file_stands(file.status, file.ended_on, $4::date)`,
);

/** The city's part of access, without the rules of its records. */
export const cityPartyAccess: Omit<PartyAccess, "records"> = {
  party: "CITY",
  // guard: counselors-role-is-bound-to-service-points
  servicePointRoles: SERVICE_POINT_ROLES,
  jointDocumentRoles: JOINT_DOCUMENT_ROLES,
  isSamePerson: citySeekerAccess.isSamePerson,
  isAtServicePoint: citySeekerAccess.isAtServicePoint,
  emergencyReason: citySeekerAccess.emergencyReason,
  consents: citySeekerAccess.consents,
};

export const citySeekerRecords = {
  // guard: path-in-to-city-half-is-persons
  Seeker: { seekerId: ({ id }: SeekerKey) => id, isEntryPoint: true } satisfies RecordAccess<SeekerKey>,
  CityProfile: bySeekerId satisfies RecordAccess<CityProfileEntity>,
  /** A person on the worklist is listed at the service point of the city file. */
  SeekerEdge: {
    seekerId: ({ node }) => node.id,
    servicePointId: ({ node }) => node.registeredAt,
  } satisfies RecordAccess<SeekerEdgeRow>,
};
