import type { AccessRecordRow } from "@aiwork/agreement/joint-counter/access-record/access-record";
import type { DisclosureConsent } from "@aiwork/agreement/joint-counter/disclosure-consent/disclosure-consent";
import type { SeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { createSeekerAccess } from "@aiwork/agreement/joint-counter/seeker-access/seeker-access";
import {
  JOINT_DOCUMENT_ROLES,
  SERVICE_POINT_ROLES,
} from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { isStaff, isStaffOf } from "@aiwork/server/identity/caller";
import type { PartyAccess, RecordAccess } from "@aiwork/subgraph/access/party-access";
import { type BusinessPlanEntity, isAgreedPlan } from "./business-plan/business-plan/business-plan.entity";
import type { CounselingSessionRow } from "./career-counseling/counseling-session/counseling-session.queries";
import type { CityHalf } from "./joint-counter/city-support/city-support.queries";
import type { SeekerEdgeRow } from "./joint-counter/seeker/seeker.queries";
import type { VisitEntity } from "./joint-counter/visit/visit.entity";
import { type LocalJobEntity, UNPUBLISHED_JOB_STATUSES } from "./local-job-information/local-job/local-job.entity";
import { isSupportCaseReadableBy } from "./operating-council/support-case/support-case.access";
import type { SupportCaseEntity } from "./operating-council/support-case/support-case.entity";
import type { LiaisonEntity } from "./programs-and-liaison/liaison/liaison.entity";
import type { ProgramApplicationRow } from "./programs-and-liaison/program-application/program-application.queries";
import type { SupportProgramEntity } from "./programs-and-liaison/support-program/support-program.entity";

const bySeekerId = { seekerId: ({ seekerId }: { seekerId: string }) => seekerId };
const byServicePointId = { servicePointId: ({ servicePointId }: { servicePointId: string }) => servicePointId };

/** By type: the person, the service point and the class of data that a record of the city belongs to. */
export const cityRecordAccess = {
  // guard: path-in-to-citys-half-is-persons
  Seeker: { seekerId: ({ id }: SeekerKey) => id, isEntryPoint: true } satisfies RecordAccess<SeekerKey>,
  CitySupport: bySeekerId satisfies RecordAccess<CityHalf>,
  CityProfile: bySeekerId satisfies RecordAccess<CityHalf>,
  /** A person on the worklist is listed at the service point of the city file. */
  SeekerEdge: {
    seekerId: ({ node }) => node.id,
    servicePointId: ({ node }) => node.registeredAt,
  } satisfies RecordAccess<SeekerEdgeRow>,
  DisclosureConsent: bySeekerId satisfies RecordAccess<DisclosureConsent>,
  AccessRecord: bySeekerId satisfies RecordAccess<AccessRecordRow>,
  // guard: session-stands-at-service-point-and-is-persons
  CounselingSession: { ...bySeekerId, ...byServicePointId } satisfies RecordAccess<CounselingSessionRow>,
  ProgramApplication: bySeekerId satisfies RecordAccess<ProgramApplicationRow>,
  /** The city receives visitors for both parties: staff of either party at that service point see the visit. */
  // guard: visit-stands-at-service-point-received
  Visit: {
    seekerId: ({ seekerId }) => seekerId,
    ...byServicePointId,
    // guard: national-officers-are-guests-in-visits
    isOpenToGuests: () => true,
    category: null,
  } satisfies RecordAccess<VisitEntity>,
  /** National staff answer the liaisons that are addressed to them here, as guests. */
  // guard: liaison-stands-at-service-point
  Liaison: {
    ...bySeekerId,
    ...byServicePointId,
    // guard: national-officers-are-guests-in
    isOpenToGuests: ({ openedBy, addressedTo }) => openedBy === "NATIONAL" || addressedTo === "NATIONAL_SERVICE_POINT",
    category: "LIAISON",
  } satisfies RecordAccess<LiaisonEntity>,
  LocalJob: {
    // guard: local-job-is-public-once-published
    isPublished: ({ status }, { caller }) => !UNPUBLISHED_JOB_STATUSES.includes(status) || isStaffOf(caller, "CITY"),
  } satisfies RecordAccess<LocalJobEntity>,
  SupportProgram: {
    // guard: program-is-public-once-published
    isPublished: ({ status }, { caller }) => status !== "DRAFT" || isStaffOf(caller, "CITY"),
  } satisfies RecordAccess<SupportProgramEntity>,
  /** A plan that is not agreed yet is a joint document: only staff of the two parties see it. */
  BusinessPlan: {
    // guard: plan-is-public-once-agreed
    isPublished: (plan, { caller }) => isAgreedPlan(plan) || isStaff(caller),
  } satisfies RecordAccess<BusinessPlanEntity>,
  SupportCase: {
    isPublished: (written, { caller }) => isSupportCaseReadableBy(written, caller),
  } satisfies RecordAccess<SupportCaseEntity>,
};

// guard: person-is-known-by-service-point-of-city
export const citySeekerAccess = createSeekerAccess(
  "select from city_file as file where file.seeker_id = person.key and file.registered_at = any ($2::text[])",
);

export const cityAccess: PartyAccess = {
  party: "CITY",
  // guard: counselors-role-is-bound-to-service-points
  servicePointRoles: SERVICE_POINT_ROLES,
  jointDocumentRoles: JOINT_DOCUMENT_ROLES,
  records: cityRecordAccess,
  isSamePerson: citySeekerAccess.isSamePerson,
  isAtServicePoint: citySeekerAccess.isAtServicePoint,
  emergencyReason: citySeekerAccess.emergencyReason,
  consentedCategories: citySeekerAccess.consentedCategories,
};
