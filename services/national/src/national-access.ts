import type { AccessRecordRow } from "@aiwork/agreement/joint-counter/access-record/access-record";
import type { DisclosureConsent } from "@aiwork/agreement/joint-counter/disclosure-consent/disclosure-consent";
import type { SeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { createSeekerAccess } from "@aiwork/agreement/joint-counter/seeker-access/seeker-access";
import {
  JOINT_DOCUMENT_ROLES,
  SERVICE_POINT_ROLES,
} from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import type { PartyAccess, RecordAccess } from "@aiwork/subgraph/access/party-access";
import { isJobOrderPublicTo } from "./employment-placement/job-order/job-order.access";
import type { JobOrderEntity } from "./employment-placement/job-order/job-order.entity";
import type { NegotiationRow } from "./employment-placement/negotiation/negotiation.queries";
import type { PlacementRow, ReferralRow, TrialEmploymentRow } from "./employment-placement/referral/referral.queries";
import type { RegistrationEntity } from "./employment-placement/registration/registration.entity";
import {
  servicePointOfRegistration,
  servicePointOfTrial,
} from "./employment-placement/trial-employment/trial-employment.access";
import type { NationalHalf } from "./joint-counter/national-support/national-support.queries";
import type { ConsultationRow } from "./vocational-consultation/consultation/consultation.queries";

const bySeekerId = { seekerId: ({ seekerId }: { seekerId: string }) => seekerId };
const byServicePointId = { servicePointId: ({ servicePointId }: { servicePointId: string | null }) => servicePointId };

/** By type: the person and the service point to which a record of the national side belongs. */
export const nationalRecords = {
  // guard: path-in-to-national-half-is-persons
  Seeker: { seekerId: ({ id }: SeekerKey) => id, isEntryPoint: true } satisfies RecordAccess<SeekerKey>,
  NationalSupport: bySeekerId satisfies RecordAccess<NationalHalf>,
  NationalProfile: bySeekerId satisfies RecordAccess<NationalHalf>,
  Registration: { ...bySeekerId, ...byServicePointId } satisfies RecordAccess<RegistrationEntity>,
  DisclosureConsent: bySeekerId satisfies RecordAccess<DisclosureConsent>,
  AccessRecord: bySeekerId satisfies RecordAccess<AccessRecordRow>,
  // guard: consultation-stands-at-service-point-and-is-persons
  Consultation: { ...bySeekerId, ...byServicePointId } satisfies RecordAccess<ConsultationRow>,
  Negotiation: {
    ...bySeekerId,
    // guard: negotiation-stands-at-service-point-of-registration
    servicePointId: servicePointOfRegistration,
  } satisfies RecordAccess<NegotiationRow>,
  // guard: referral-stands-at-service-point
  Referral: { ...bySeekerId, ...byServicePointId } satisfies RecordAccess<ReferralRow>,
  // guard: placement-stands-at-service-point
  Placement: { ...bySeekerId, ...byServicePointId } satisfies RecordAccess<PlacementRow>,
  // guard: trial-stands-at-service-point-of-placement
  TrialEmployment: {
    ...bySeekerId,
    servicePointId: servicePointOfTrial,
  } satisfies RecordAccess<TrialEmploymentRow>,
  /** A reference to the city's liaison, given with the consultation that followed from it. */
  Liaison: { ...bySeekerId, ...byServicePointId },
  // guard: job-order-is-there-for-those
  JobOrder: { isPublished: isJobOrderPublicTo } satisfies RecordAccess<JobOrderEntity>,
};

// guard: person-is-known-by-service-point-of-registration
export const nationalSeekerAccess = createSeekerAccess(
  "select from registration where registration.seeker_id = person.key and service_point_id = any ($2::text[])",
);

export const nationalAccess: PartyAccess = {
  party: "NATIONAL",
  // guard: counselors-role-is-bound-to-service-points-of-token
  servicePointRoles: SERVICE_POINT_ROLES,
  jointDocumentRoles: JOINT_DOCUMENT_ROLES,
  records: nationalRecords,
  isSamePerson: nationalSeekerAccess.isSamePerson,
  isAtServicePoint: nationalSeekerAccess.isAtServicePoint,
  emergencyReason: nationalSeekerAccess.emergencyReason,
  consentedCategories: nationalSeekerAccess.consentedCategories,
};
