import { dirname, join } from "node:path";
import { AGREEMENT_MIGRATIONS } from "@aiwork/agreement/agreement/agreement-migrations";
import { ApprovalEntity } from "@aiwork/agreement/agreement/approval/approval.entity";
import { KNOWN_CLAIMS } from "@aiwork/agreement/agreement/known-claims/known-claims";
import { indicators } from "@aiwork/agreement/business-plan/indicator/indicators";
import { loadCountingRules } from "@aiwork/agreement/business-plan/indicator/load-counting-rules";
import { ReportedResultEntity } from "@aiwork/agreement/business-plan/plan-progress/reported-result.entity";
import { takeCheckpoints } from "@aiwork/agreement/business-plan/plan-progress/take-checkpoints";
import { FileTransferEntity } from "@aiwork/agreement/joint-counter/file-transfer/file-transfer.entity";
import { ProfileRevisionEntity } from "@aiwork/agreement/joint-counter/profile-revision/profile-revision.entity";
import { ServicePointEntity, StaffingEntity } from "@aiwork/agreement/joint-counter/service-point/service-point.entity";
import { GivenAnswerEntity, MutualRequestEntity } from "@aiwork/agreement/mutual-request/mutual-request.entity";
import { readSdlFiles } from "@aiwork/server/sdl/read-sdl";
import { sqlMigrations } from "@aiwork/subgraph/database/migrations";
import type { CompleteResolvers, UnservedFields } from "@aiwork/subgraph/graphql/unserved-fields";
import type { Party } from "@aiwork/subgraph/serve/party";
import { AgreementEntity, ArticleEntity } from "./agreement/agreement.entity";
import { BusinessPlanEntity, PlanTargetEntity } from "./business-plan/business-plan/business-plan.entity";
import {
  CounselingNoteEntity,
  CounselingSessionEntity,
} from "./career-counseling/counseling-session/counseling-session.entity";
import { cityAccess } from "./city-access";
import { cityResolvers } from "./city-resolvers";
import type { Resolvers, ResolversTypes } from "./generated/resolvers";
import {
  AnonymizationProposalEntity,
  CityFileEntity,
  CityProfileEntity,
  PublicAssistanceEntity,
} from "./joint-counter/seeker/seeker.entity";
import { VisitEntity } from "./joint-counter/visit/visit.entity";
import { LocalJobEntity } from "./local-job-information/local-job/local-job.entity";
import {
  CouncilMeetingEntity,
  MeetingAgendaEntity,
  MeetingMinutesEntity,
  OperatingCouncilEntity,
} from "./operating-council/council-meeting/council-meeting.entity";
import { SupportCaseEntity } from "./operating-council/support-case/support-case.entity";
import { LiaisonDepartmentEntity, LiaisonEntity } from "./programs-and-liaison/liaison/liaison.entity";
import {
  ApplicationDecisionEntity,
  ProgramApplicationEntity,
} from "./programs-and-liaison/program-application/program-application.entity";
import { SupportProgramEntity } from "./programs-and-liaison/support-program/support-program.entity";
import { seedCity } from "./seed";

/** Root fields of the contract that this party does not serve yet; they answer NOT_SERVED_YET. */
const notServedYet = {
  Query: ["publications", "publication"],
  Mutation: ["draftPublication", "publishReport"],
} as const;

/** What only those answer: nobody makes its rows yet. */
interface OfThem {
  DraftPublicationPayload: ["publication"];
  Publication: ["cityApproval", "cityCounseling", "cityVisits", "planProgress", "supersedes"];
  PublishReportPayload: ["publication"];
}

/**
 * 札幌市: career counseling, local jobs, support programs and liaison. As the operating council's secretariat, the city
 * also keeps the joint documents.
 */
export const city: Party = {
  name: "city",
  databaseVariable: "CITY_DATABASE_URL",
  knownClaims: KNOWN_CLAIMS,
  sdl: ["@aiwork/schema-agreement", "@aiwork/schema-city"].flatMap((name) =>
    readSdlFiles(dirname(require.resolve(`${name}/package.json`)), name),
  ),
  resolvers: cityResolvers satisfies CompleteResolvers<
    UnservedFields<Resolvers, ResolversTypes, typeof cityResolvers, typeof notServedYet & OfThem>
  >,
  notServedYet,
  access: cityAccess,
  entities: [
    AgreementEntity,
    AnonymizationProposalEntity,
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
    ReportedResultEntity,
    ServicePointEntity,
    StaffingEntity,
    SupportCaseEntity,
    SupportProgramEntity,
  ],
  migrations: sqlMigrations([AGREEMENT_MIGRATIONS, join(__dirname, "../migrations")]),
  loadReferenceData: (db) => loadCountingRules(db, "CITY", indicators),
  upkeep: takeCheckpoints,
  dataSets: { seed: seedCity },
};
