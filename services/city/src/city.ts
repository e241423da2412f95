import { dirname, join } from "node:path";
import { AGREEMENT_MIGRATIONS } from "@aiwork/agreement/agreement/agreement-migrations";
import { ApprovalEntity } from "@aiwork/agreement/agreement/approval/approval.entity";
import { FileTransferEntity } from "@aiwork/agreement/joint-counter/file-transfer/file-transfer.entity";
import { ProfileRevisionEntity } from "@aiwork/agreement/joint-counter/profile-revision/profile-revision.entity";
import { ServicePointEntity, StaffingEntity } from "@aiwork/agreement/joint-counter/service-point/service-point.entity";
import { GivenAnswerEntity, MutualRequestEntity } from "@aiwork/agreement/mutual-request/mutual-request.entity";
import { readSdlFiles } from "@aiwork/server/sdl/read-sdl";
import { sqlMigrations } from "@aiwork/subgraph/database/migrations";
import { mergeResolvers } from "@aiwork/subgraph/graphql/merge-resolvers";
import { scalars } from "@aiwork/subgraph/graphql/scalars";
import type { CompleteResolvers, UnservedFields } from "@aiwork/subgraph/graphql/unserved-fields";
import type { Party } from "@aiwork/subgraph/serve/party";
import { AgreementEntity, ArticleEntity } from "./agreement/agreement.entity";
import { cityAgreementResolvers } from "./agreement/agreement.resolvers";
import { BusinessPlanEntity, PlanTargetEntity } from "./business-plan/business-plan/business-plan.entity";
import { cityBusinessPlanResolvers } from "./business-plan/business-plan/business-plan.resolvers";
import { ReportedUsersEntity } from "./business-plan/plan-progress/plan-progress.entity";
import { cityPlanProgressResolvers } from "./business-plan/plan-progress/plan-progress.resolvers";
import {
  CounselingNoteEntity,
  CounselingSessionEntity,
} from "./career-counseling/counseling-session/counseling-session.entity";
import { cityCounselingSessionResolvers } from "./career-counseling/counseling-session/counseling-session.resolvers";
import { cityAccess } from "./city-access";
import type { Resolvers, ResolversTypes } from "./generated/resolvers";
import { cityAccessRecordResolvers } from "./joint-counter/access-record/access-record.resolvers";
import { citySupportResolvers } from "./joint-counter/city-support/city-support.resolvers";
import { cityDisclosureConsentResolvers } from "./joint-counter/disclosure-consent/disclosure-consent.resolvers";
import { cityFileTransferResolvers } from "./joint-counter/file-transfer/file-transfer.resolvers";
import { CityFileEntity, CityProfileEntity, PublicAssistanceEntity } from "./joint-counter/seeker/seeker.entity";
import { citySeekerResolvers } from "./joint-counter/seeker/seeker.resolvers";
import { cityServicePointResolvers } from "./joint-counter/service-point/service-point.resolvers";
import { VisitEntity } from "./joint-counter/visit/visit.entity";
import { cityVisitResolvers } from "./joint-counter/visit/visit.resolvers";
import { LocalJobEntity } from "./local-job-information/local-job/local-job.entity";
import { cityLocalJobResolvers } from "./local-job-information/local-job/local-job.resolvers";
import { cityMutualRequestResolvers } from "./mutual-request/mutual-request.resolvers";
import {
  CouncilMeetingEntity,
  MeetingAgendaEntity,
  MeetingMinutesEntity,
  OperatingCouncilEntity,
} from "./operating-council/council-meeting/council-meeting.entity";
import { cityCouncilMeetingResolvers } from "./operating-council/council-meeting/council-meeting.resolvers";
import { SupportCaseEntity } from "./operating-council/support-case/support-case.entity";
import { citySupportCaseResolvers } from "./operating-council/support-case/support-case.resolvers";
import { cityDepartmentResolvers } from "./programs-and-liaison/department/department.resolvers";
import { LiaisonDepartmentEntity, LiaisonEntity } from "./programs-and-liaison/liaison/liaison.entity";
import { cityLiaisonResolvers } from "./programs-and-liaison/liaison/liaison.resolvers";
import {
  ApplicationDecisionEntity,
  ProgramApplicationEntity,
} from "./programs-and-liaison/program-application/program-application.entity";
import { cityProgramApplicationResolvers } from "./programs-and-liaison/program-application/program-application.resolvers";
import { SupportProgramEntity } from "./programs-and-liaison/support-program/support-program.entity";
import { citySupportProgramResolvers } from "./programs-and-liaison/support-program/support-program.resolvers";
import { seedCity } from "./seed";

const resolvers = mergeResolvers(
  scalars,
  cityAccessRecordResolvers,
  cityAgreementResolvers,
  cityBusinessPlanResolvers,
  cityCounselingSessionResolvers,
  cityVisitResolvers,
  cityDepartmentResolvers,
  cityDisclosureConsentResolvers,
  cityFileTransferResolvers,
  cityLiaisonResolvers,
  cityLocalJobResolvers,
  cityMutualRequestResolvers,
  cityCouncilMeetingResolvers,
  cityPlanProgressResolvers,
  cityProgramApplicationResolvers,
  citySeekerResolvers,
  citySupportResolvers,
  cityServicePointResolvers,
  citySupportCaseResolvers,
  citySupportProgramResolvers,
);

/** Root fields of the contract that this party does not serve yet; they answer NOT_SERVED_YET. */
const notServedYet = {
  Query: ["counselingStatistics", "publications", "publication", "visitStatistics"],
  Mutation: ["draftPublication", "publishReport"],
} as const;

/**
 * 札幌市: career counseling, local jobs, support programs and liaison. As the operating council's secretariat, the city
 * also keeps the joint documents.
 */
export const city: Party = {
  name: "city",
  databaseVariable: "CITY_DATABASE_URL",
  sdl: ["@aiwork/schema-agreement", "@aiwork/schema-city"].flatMap((name) =>
    readSdlFiles(dirname(require.resolve(`${name}/package.json`)), name),
  ),
  resolvers: resolvers satisfies CompleteResolvers<
    UnservedFields<Resolvers, ResolversTypes, typeof resolvers, typeof notServedYet>
  >,
  notServedYet,
  access: cityAccess,
  entities: [
    AgreementEntity,
    ApplicationDecisionEntity,
    ApprovalEntity,
    ArticleEntity,
    BusinessPlanEntity,
    CityFileEntity,
    CityProfileEntity,
    CouncilMeetingEntity,
    CounselingNoteEntity,
    CounselingSessionEntity,
    VisitEntity,
    FileTransferEntity,
    GivenAnswerEntity,
    LiaisonDepartmentEntity,
    LiaisonEntity,
    LocalJobEntity,
    MeetingAgendaEntity,
    MeetingMinutesEntity,
    MutualRequestEntity,
    OperatingCouncilEntity,
    PlanTargetEntity,
    ProgramApplicationEntity,
    PublicAssistanceEntity,
    ProfileRevisionEntity,
    ReportedUsersEntity,
    ServicePointEntity,
    StaffingEntity,
    SupportCaseEntity,
    SupportProgramEntity,
  ],
  migrations: sqlMigrations(
    [AGREEMENT_MIGRATIONS, join(__dirname, "../migrations")],
    [
      "20261123090000-data-set",
      "20261123090100-service-point",
      "20261123090200-agreement",
      "20261123090300-operating-council",
      "20261123090400-business-plan",
      "20261123090500-reported-users",
      "20261123090600-support-case",
      "20261123090700-city-file",
      "20261123100000-search",
      "20261123100100-state-change",
      "20261123100200-disclosure-consent",
      "20261123100300-city-worklist",
      "20261123100400-visit",
      "20261123100500-counseling-session",
      "20261123100600-support-program",
      "20261123100700-program-application",
      "20261123100800-liaison",
      "20261123100900-local-job",
      "20261125090000-idempotency-key",
      "20261125090100-opened-record",
      "20261125100000-access-record",
      "20261125110000-narrow-columns",
      "20261126100000-anonymized-file",
      "20261126100100-booked-once",
      "20261126100200-applied-once",
      "20261126100300-linked-file",
      "20261126300000-caller",
      "20261126300100-security-definer-search",
      "20261126300200-rights",
      "20261126300300-policies",
      "20261126300400-mutation-policies",
      "20261126300500-security-definer-mutations",
      "20261126400000-receipt",
      "20261126400100-mutual-request",
      "20261126400200-rights-of-requests",
      "20261126410000-plan-in-force",
      "20261126420000-council-meeting",
      "20261126430000-support-case-versions",
      "20261126500000-search-by-patterns",
      "20261126510000-policy-function-costs",
      "20261130100000-knowledge-time",
      "20261130100100-known-visits",
      "20261130100200-known-plans",
      "20261130200000-day-of-state-change",
      "20261130200100-latest-consent",
      "20261130300000-reopened-file",
      "20261130300100-voided-session",
      "20261130300200-profile-revision",
      "20261130300300-withdrawal-by-category",
      "20261130300400-ids-of-one-person",
      "20261130300500-file-transfer",
      "20261130400000-order-of-entry-of-day",
      "20261130400100-search-form",
      "20261130400200-search-by-form",
      "20261130400300-search-key-unused",
      "20261130400400-ward-of-municipality",
      "20261130500000-applicants-submit",
      "20261130500100-program-applicants",
      "20261130600000-departments",
    ],
  ),
  dataSets: { seed: seedCity },
};
