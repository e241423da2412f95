import { JOINT_DOCUMENT_ROLES, SERVICE_POINT_ROLES } from "@aiwork/agreement/access/counter-roles";
import { personAccess } from "@aiwork/agreement/access/person-access";
import type { AccessRecordRow } from "@aiwork/agreement/access-record/access-record";
import type { DisclosureConsent } from "@aiwork/agreement/disclosure-consent/disclosure-consent";
import type { SeekerKey } from "@aiwork/agreement/seeker-key";
import type { PartyAccess, RecordAccess } from "@aiwork/runtime/access/record-access";
import type { ConsultationRow } from "../consultation/consultation.loader";
import type { JobOrderEntity } from "../job-order/job-order.entity";
import { isPublicTo } from "../job-order/public-part";
import type { NegotiationRow } from "../negotiation/negotiation.loader";
import type { PlacementRow, ReferralRow, TrialEmploymentRow } from "../referral/referral-row";
import type { RegistrationEntity } from "../registration/registration.entity";
import type { NationalHalf } from "../seeker/national-half.loader";
import { servicePointOfRegistration, servicePointOfTrial } from "./counter-of";

const ofItsSeeker = { seekerId: ({ seekerId }: { seekerId: string }) => seekerId };
const atItsPoint = { servicePointId: ({ servicePointId }: { servicePointId: string | null }) => servicePointId };

/** By type: the person and the service point to which a record of the national side belongs. */
export const nationalRecords = {
  // guard: path-in-to-national-half-is-persons
  Seeker: { seekerId: ({ id }: SeekerKey) => id, isWayIn: true } satisfies RecordAccess<SeekerKey>,
  NationalSupport: ofItsSeeker satisfies RecordAccess<NationalHalf>,
  NationalProfile: ofItsSeeker satisfies RecordAccess<NationalHalf>,
  Registration: { ...ofItsSeeker, ...atItsPoint } satisfies RecordAccess<RegistrationEntity>,
  DisclosureConsent: ofItsSeeker satisfies RecordAccess<DisclosureConsent>,
  AccessRecord: ofItsSeeker satisfies RecordAccess<AccessRecordRow>,
  // guard: consultation-stands-at-service-point-and-is-persons
  Consultation: { ...ofItsSeeker, ...atItsPoint } satisfies RecordAccess<ConsultationRow>,
  Negotiation: {
    ...ofItsSeeker,
    // guard: negotiation-stands-at-service-point-of-registration
    servicePointId: servicePointOfRegistration,
  } satisfies RecordAccess<NegotiationRow>,
  // guard: referral-stands-at-service-point
  Referral: { ...ofItsSeeker, ...atItsPoint } satisfies RecordAccess<ReferralRow>,
  // guard: placement-stands-at-service-point
  Placement: { ...ofItsSeeker, ...atItsPoint } satisfies RecordAccess<PlacementRow>,
  // guard: trial-stands-at-service-point-of-placement
  TrialEmployment: {
    ...ofItsSeeker,
    servicePointId: servicePointOfTrial,
  } satisfies RecordAccess<TrialEmploymentRow>,
  /** A reference to the city's liaison, given with the consultation that followed from it. */
  Liaison: { ...ofItsSeeker, ...atItsPoint },
  // guard: job-order-is-there-for-those
  JobOrder: { isPublished: isPublicTo } satisfies RecordAccess<JobOrderEntity>,
};

// guard: person-is-known-by-service-point-of-registration
export const nationalPersons = personAccess(
  "select from registration where registration.seeker_id = person.key and service_point_id = any ($2::text[])",
);

export const nationalAccess: PartyAccess = {
  party: "NATIONAL",
  // guard: counselors-role-is-bound-to-service-points-of-token
  servicePointRoles: SERVICE_POINT_ROLES,
  jointDocumentRoles: JOINT_DOCUMENT_ROLES,
  records: nationalRecords,
  isOnePerson: nationalPersons.isOnePerson,
  isAtServicePoint: nationalPersons.isAtServicePoint,
  openedWith: nationalPersons.openedWith,
  openCategories: nationalPersons.openCategories,
};
