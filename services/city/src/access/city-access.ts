import { JOINT_DOCUMENT_ROLES, SERVICE_POINT_ROLES } from "@aiwork/agreement/access/counter-roles";
import { personAccess } from "@aiwork/agreement/access/person-access";
import type { AccessRecordRow } from "@aiwork/agreement/access-record/access-record";
import type { DisclosureConsent } from "@aiwork/agreement/disclosure-consent/disclosure-consent";
import type { SeekerKey } from "@aiwork/agreement/seeker-key";
import type { PartyAccess, RecordAccess } from "@aiwork/runtime/access/record-access";
import { isStaff, isStaffOf } from "@aiwork/runtime/access/words-for";
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

/** Whose the city's records are. */
export const cityRecords = {
  Seeker: { seekerId: ({ id }: SeekerKey) => id, isWayIn: true } satisfies RecordAccess<SeekerKey>,
  CitySupport: ofItsSeeker satisfies RecordAccess<CityHalf>,
  CityProfile: ofItsSeeker satisfies RecordAccess<CityHalf>,
  /** One who is found on the worklist is of that counter. */
  SeekerEdge: {
    seekerId: ({ node }) => node.id,
    servicePointId: ({ node }) => node.registeredAt,
  } satisfies RecordAccess<SeekerEdge>,
  DisclosureConsent: ofItsSeeker satisfies RecordAccess<DisclosureConsent>,
  AccessRecord: ofItsSeeker satisfies RecordAccess<AccessRecordRow>,
  CounselingSession: { ...ofItsSeeker, ...atItsPoint } satisfies RecordAccess<CounselingSession>,
  ProgramApplication: ofItsSeeker satisfies RecordAccess<ProgramApplication>,
  /** Reception is the city's act for both: staff of either at that counter. */
  Visit: {
    seekerId: ({ seekerId }) => seekerId,
    ...atItsPoint,
    isGuests: () => true,
    category: null,
  } satisfies RecordAccess<VisitEntity>,
  /** The nation's officers answer theirs here as guests. */
  Liaison: {
    ...ofItsSeeker,
    ...atItsPoint,
    isGuests: ({ openedBy, addressedTo }) => openedBy === "NATIONAL" || addressedTo === "NATIONAL_SERVICE_POINT",
    category: "LIAISON",
  } satisfies RecordAccess<LiaisonEntity>,
  LocalJob: {
    isPublished: ({ status }, { caller }) => !UNPUBLISHED.includes(status) || isStaffOf(caller, "CITY"),
  } satisfies RecordAccess<LocalJobEntity>,
  SupportProgram: {
    isPublished: ({ status }, { caller }) => status !== "DRAFT" || isStaffOf(caller, "CITY"),
  } satisfies RecordAccess<SupportProgramEntity>,
  /** A plan that is not agreed yet is a paper between the parties. */
  BusinessPlan: {
    isPublished: (plan, { caller }) => isAgreed(plan) || isStaff(caller),
  } satisfies RecordAccess<BusinessPlanEntity>,
  SupportCase: {
    isPublished: (written, { caller }) => isOpenTo(written, caller),
  } satisfies RecordAccess<SupportCaseEntity>,
};

export const cityPersons = personAccess(
  "select from city_file as file where file.seeker_id = person.key and file.registered_at = any ($2::text[])",
);

export const cityAccess: PartyAccess = {
  party: "CITY",
  servicePointRoles: SERVICE_POINT_ROLES,
  jointDocumentRoles: JOINT_DOCUMENT_ROLES,
  records: cityRecords,
  isOnePerson: cityPersons.isOnePerson,
  isAtServicePoint: cityPersons.isAtServicePoint,
  openedWith: cityPersons.openedWith,
  openCategories: cityPersons.openCategories,
};
