import { JOINT_DOCUMENT_ROLES, SERVICE_POINT_ROLES } from "@aiwork/agreement/access/counter-roles";
import { personAccess } from "@aiwork/agreement/access/person-access";
import type { AccessRecordRow } from "@aiwork/agreement/access-record/access-record";
import type { DisclosureConsent } from "@aiwork/agreement/disclosure-consent/disclosure-consent";
import type { SeekerKey } from "@aiwork/agreement/seeker-key";
import type { PartyAccess, RecordAccess } from "@aiwork/runtime/access/record-access";
import { isStaff, isStaffOf } from "@aiwork/runtime/identity/role";
import { type BusinessPlanEntity, isAgreed } from "../business-plan/business-plan.entity";
import type { CounselingSession } from "../counseling-session/counseling-session.loader";
import type { LiaisonEntity } from "../liaison/liaison.entity";
import { type LocalJobEntity, UNPUBLISHED } from "../local-job/local-job.entity";
import type { ProgramApplication } from "../program-application/program-application.loader";
import type { CityHalf } from "../seeker/city-half.loader";
import type { SeekerEdge } from "../seeker/read-seekers";
import { isOpenTo } from "../support-case/open-to";
import type { SupportCaseEntity } from "../support-case/support-case.entity";
import type { SupportProgramEntity } from "../support-program/support-program.entity";
import type { VisitEntity } from "../visit/visit.entity";

const ofItsSeeker = { seekerId: ({ seekerId }: { seekerId: string }) => seekerId };
const atItsPoint = { servicePointId: ({ servicePointId }: { servicePointId: string }) => servicePointId };

/** By type: the person, the service point and the class of data that a record of the city belongs to. */
export const cityRecords = {
  // guard: path-in-to-citys-half-is-persons
  Seeker: { seekerId: ({ id }: SeekerKey) => id, isWayIn: true } satisfies RecordAccess<SeekerKey>,
  CitySupport: ofItsSeeker satisfies RecordAccess<CityHalf>,
  CityProfile: ofItsSeeker satisfies RecordAccess<CityHalf>,
  /** A person on the worklist is listed at the service point of the city file. */
  SeekerEdge: {
    seekerId: ({ node }) => node.id,
    servicePointId: ({ node }) => node.registeredAt,
  } satisfies RecordAccess<SeekerEdge>,
  DisclosureConsent: ofItsSeeker satisfies RecordAccess<DisclosureConsent>,
  AccessRecord: ofItsSeeker satisfies RecordAccess<AccessRecordRow>,
  // guard: session-stands-at-service-point-and-is-persons
  CounselingSession: { ...ofItsSeeker, ...atItsPoint } satisfies RecordAccess<CounselingSession>,
  ProgramApplication: ofItsSeeker satisfies RecordAccess<ProgramApplication>,
  /** The city receives visitors for both parties: staff of either party at that service point see the visit. */
  // guard: visit-stands-at-service-point-received
  Visit: {
    seekerId: ({ seekerId }) => seekerId,
    ...atItsPoint,
    // guard: national-officers-are-guests-in-visits
    isGuests: () => true,
    category: null,
  } satisfies RecordAccess<VisitEntity>,
  /** National staff answer the liaisons that are addressed to them here, as guests. */
  // guard: liaison-stands-at-service-point
  Liaison: {
    ...ofItsSeeker,
    ...atItsPoint,
    // guard: national-officers-are-guests-in
    isGuests: ({ openedBy, addressedTo }) => openedBy === "NATIONAL" || addressedTo === "NATIONAL_SERVICE_POINT",
    category: "LIAISON",
  } satisfies RecordAccess<LiaisonEntity>,
  LocalJob: {
    // guard: local-job-is-public-once-published
    isPublished: ({ status }, { caller }) => !UNPUBLISHED.includes(status) || isStaffOf(caller, "CITY"),
  } satisfies RecordAccess<LocalJobEntity>,
  SupportProgram: {
    // guard: program-is-public-once-published
    isPublished: ({ status }, { caller }) => status !== "DRAFT" || isStaffOf(caller, "CITY"),
  } satisfies RecordAccess<SupportProgramEntity>,
  /** A plan that is not agreed yet is a joint document: only staff of the two parties see it. */
  BusinessPlan: {
    // guard: plan-is-public-once-agreed
    isPublished: (plan, { caller }) => isAgreed(plan) || isStaff(caller),
  } satisfies RecordAccess<BusinessPlanEntity>,
  SupportCase: {
    isPublished: (written, { caller }) => isOpenTo(written, caller),
  } satisfies RecordAccess<SupportCaseEntity>,
};

// guard: person-is-known-by-service-point-of-city
export const cityPersons = personAccess(
  "select from city_file as file where file.seeker_id = person.key and file.registered_at = any ($2::text[])",
);

export const cityAccess: PartyAccess = {
  party: "CITY",
  // guard: counselors-role-is-bound-to-service-points
  servicePointRoles: SERVICE_POINT_ROLES,
  jointDocumentRoles: JOINT_DOCUMENT_ROLES,
  records: cityRecords,
  isOnePerson: cityPersons.isOnePerson,
  isAtServicePoint: cityPersons.isAtServicePoint,
  openedWith: cityPersons.openedWith,
  openCategories: cityPersons.openCategories,
};
