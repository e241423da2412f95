import { join } from "node:path";
import { ApprovalEntity } from "@aiwork/agreement/approval/approval.entity";
import { GivenAnswerEntity } from "@aiwork/agreement/mutual-request/given-answer.entity";
import { MutualRequestEntity } from "@aiwork/agreement/mutual-request/mutual-request.entity";
import { ServicePointEntity } from "@aiwork/agreement/service-point/service-point.entity";
import { StaffingEntity } from "@aiwork/agreement/service-point/staffing.entity";
import { sqlMigrations } from "@aiwork/runtime/database/sql-migrations";
import { mergeResolvers } from "@aiwork/runtime/graphql/merge-resolvers";
import { readSdl } from "@aiwork/runtime/graphql/read-sdl";
import { scalars } from "@aiwork/runtime/graphql/scalars";
import type { Party } from "@aiwork/runtime/server/party";
import { cityAccess } from "./access/city-access";
import { accessRecordResolvers } from "./access-record/access-record.resolvers";
import { AgreementEntity } from "./agreement/agreement.entity";
import { agreementResolvers } from "./agreement/agreement.resolvers";
import { ArticleEntity } from "./agreement/article.entity";
import { BusinessPlanEntity } from "./business-plan/business-plan.entity";
import { businessPlanResolvers } from "./business-plan/business-plan.resolvers";
import { PlanTargetEntity } from "./business-plan/plan-target.entity";
import { CounselingSessionEntity } from "./counseling-session/counseling-session.entity";
import { counselingSessionResolvers } from "./counseling-session/counseling-session.resolvers";
import { demo } from "./demo/demo";
import { disclosureConsentResolvers } from "./disclosure-consent/disclosure-consent.resolvers";
import { LiaisonEntity } from "./liaison/liaison.entity";
import { liaisonResolvers } from "./liaison/liaison.resolvers";
import { LiaisonDepartmentEntity } from "./liaison/liaison-department.entity";
import { LocalJobEntity } from "./local-job/local-job.entity";
import { localJobResolvers } from "./local-job/local-job.resolvers";
import { mutualRequestResolvers } from "./mutual-request/mutual-request.resolvers";
import { notServedYet } from "./not-served-yet";
import { CouncilMeetingEntity } from "./operating-council/council-meeting.entity";
import { MeetingAgendaEntity } from "./operating-council/meeting-agenda.entity";
import { MeetingMinutesEntity } from "./operating-council/meeting-minutes.entity";
import { OperatingCouncilEntity } from "./operating-council/operating-council.entity";
import { operatingCouncilResolvers } from "./operating-council/operating-council.resolvers";
import { planProgressResolvers } from "./plan-progress/plan-progress.resolvers";
import { ReportedUsersEntity } from "./plan-progress/reported-users.entity";
import { ApplicationDecisionEntity } from "./program-application/application-decision.entity";
import { ProgramApplicationEntity } from "./program-application/program-application.entity";
import { programApplicationResolvers } from "./program-application/program-application.resolvers";
import { seed } from "./seed";
import { CityFileEntity } from "./seeker/city-file.entity";
import { CityProfileEntity } from "./seeker/city-profile.entity";
import { seekerResolvers } from "./seeker/seeker.resolvers";
import { servicePointResolvers } from "./service-point/service-point.resolvers";
import { SupportCaseEntity } from "./support-case/support-case.entity";
import { supportCaseResolvers } from "./support-case/support-case.resolvers";
import { SupportProgramEntity } from "./support-program/support-program.entity";
import { supportProgramResolvers } from "./support-program/support-program.resolvers";
import { VisitEntity } from "./visit/visit.entity";
import { visitResolvers } from "./visit/visit.resolvers";

/**
 * 札幌市: career counseling, local jobs, support programs and liaison. As the operating council's secretariat, the city
 * also keeps the joint documents.
 */
export const city: Party = {
  name: "city",
  databaseVariable: "CITY_DATABASE_URL",
  sdl: [...readSdl("@aiwork/schema-agreement", require), ...readSdl("@aiwork/schema-city", require)],
  resolvers: mergeResolvers(
    scalars,
    accessRecordResolvers,
    agreementResolvers,
    businessPlanResolvers,
    counselingSessionResolvers,
    visitResolvers,
    disclosureConsentResolvers,
    liaisonResolvers,
    localJobResolvers,
    mutualRequestResolvers,
    operatingCouncilResolvers,
    planProgressResolvers,
    programApplicationResolvers,
    seekerResolvers,
    servicePointResolvers,
    supportCaseResolvers,
    supportProgramResolvers,
  ),
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
    CounselingSessionEntity,
    VisitEntity,
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
    ReportedUsersEntity,
    ServicePointEntity,
    StaffingEntity,
    SupportCaseEntity,
    SupportProgramEntity,
  ],
  migrations: sqlMigrations(join(__dirname, "../migrations"), [
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
  ]),
  dataSets: { demo, seed },
};
