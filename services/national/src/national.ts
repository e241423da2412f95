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
import { ApprovedPlanEntity, ApprovedTargetEntity } from "./business-plan/business-plan/business-plan.entity";
import {
  JobOrderEntity,
  JobOrderRevisionEntity,
  OrderNotAcceptedEntity,
  UnnamedEmployerEntity,
} from "./employment-placement/job-order/job-order.entity";
import { jobPostingPage } from "./employment-placement/job-order/job-posting";
import { NegotiationEntity } from "./employment-placement/negotiation/negotiation.entity";
import { PlacementEntity } from "./employment-placement/placement/placement.entity";
import { ReferralEntity, TrialDecisionEntity } from "./employment-placement/referral/referral.entity";
import {
  RegistrationBackgroundEntity,
  RegistrationEntity,
} from "./employment-placement/registration/registration.entity";
import { TrialEmploymentEntity } from "./employment-placement/trial-employment/trial-employment.entity";
import type { Resolvers, ResolversTypes } from "./generated/resolvers";
import { NationalFileEntity, NationalProfileEntity } from "./joint-counter/seeker/seeker.entity";
import { nationalAccess } from "./national-access";
import { nationalResolvers } from "./national-resolvers";
import { SupportCaseRemarkEntity } from "./operating-council/support-case/support-case.entity";
import { seedNational } from "./seed";
import { ConsultationEntity, ConsultationNoteEntity } from "./vocational-consultation/consultation/consultation.entity";

/** Fields of the contract that this party does not serve yet; they answer NOT_SERVED_YET. */
const notServedYet = {
  Mutation: ["confirmPublicationForNational"],
} as const;

/** What only those answer: nobody makes its rows yet. */
interface OfThem {
  ConfirmPublicationForNationalPayload: ["publication"];
  Publication: ["nationalApproval", "nationalConsultations", "nationalPlacements"];
}

/** 国: vocational consultation and employment placement by Hello Work, and the Labour Bureau's part in the joint documents. */
export const national: Party = {
  name: "national",
  databaseVariable: "NATIONAL_DATABASE_URL",
  knownClaims: KNOWN_CLAIMS,
  sdl: ["@aiwork/schema-agreement", "@aiwork/schema-national"].flatMap((name) =>
    readSdlFiles(dirname(require.resolve(`${name}/package.json`)), name),
  ),
  resolvers: nationalResolvers satisfies CompleteResolvers<
    UnservedFields<Resolvers, ResolversTypes, typeof nationalResolvers, typeof notServedYet & OfThem>
  >,
  notServedYet,
  access: nationalAccess,
  entities: [
    ApprovalEntity,
    ApprovedPlanEntity,
    ApprovedTargetEntity,
    ConsultationEntity,
    ConsultationNoteEntity,
    FileTransferEntity,
    GivenAnswerEntity,
    JobOrderEntity,
    JobOrderRevisionEntity,
    MutualRequestEntity,
    NationalFileEntity,
    NationalProfileEntity,
    NegotiationEntity,
    OrderNotAcceptedEntity,
    PlacementEntity,
    ProfileRevisionEntity,
    ReferralEntity,
    RegistrationBackgroundEntity,
    RegistrationEntity,
    ReportedResultEntity,
    ServicePointEntity,
    StaffingEntity,
    SupportCaseRemarkEntity,
    TrialDecisionEntity,
    TrialEmploymentEntity,
    UnnamedEmployerEntity,
  ],
  migrations: sqlMigrations([AGREEMENT_MIGRATIONS, join(__dirname, "../migrations")]),
  publicPages: (served) => [jobPostingPage(served)],
  loadReferenceData: (db) => loadCountingRules(db, "NATIONAL", indicators),
  upkeep: takeCheckpoints,
  dataSets: { seed: seedNational },
};
