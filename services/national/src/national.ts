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
import { nationalArticleResolvers } from "./agreement/article.resolvers";
import { ApprovedPlanEntity, ApprovedTargetEntity } from "./business-plan/business-plan/business-plan.entity";
import { nationalBusinessPlanResolvers } from "./business-plan/business-plan/business-plan.resolvers";
import { ReportedPlacementsEntity } from "./business-plan/plan-progress/plan-progress.entity";
import { nationalPlanProgressResolvers } from "./business-plan/plan-progress/plan-progress.resolvers";
import {
  JobOrderEntity,
  JobOrderRevisionEntity,
  OrderNotAcceptedEntity,
} from "./employment-placement/job-order/job-order.entity";
import { jobOrderResolvers } from "./employment-placement/job-order/job-order.resolvers";
import { jobPostingPage } from "./employment-placement/job-order/job-posting";
import { NegotiationEntity } from "./employment-placement/negotiation/negotiation.entity";
import { negotiationResolvers } from "./employment-placement/negotiation/negotiation.resolvers";
import { PlacementEntity } from "./employment-placement/placement/placement.entity";
import { placementResolvers } from "./employment-placement/placement/placement.resolvers";
import { ReferralEntity, TrialDecisionEntity } from "./employment-placement/referral/referral.entity";
import { referralResolvers } from "./employment-placement/referral/referral.resolvers";
import {
  RegistrationBackgroundEntity,
  RegistrationEntity,
} from "./employment-placement/registration/registration.entity";
import { registrationResolvers } from "./employment-placement/registration/registration.resolvers";
import { TrialEmploymentEntity } from "./employment-placement/trial-employment/trial-employment.entity";
import { trialEmploymentResolvers } from "./employment-placement/trial-employment/trial-employment.resolvers";
import type { Resolvers, ResolversTypes } from "./generated/resolvers";
import { nationalAccessRecordResolvers } from "./joint-counter/access-record/access-record.resolvers";
import { nationalDisclosureConsentResolvers } from "./joint-counter/disclosure-consent/disclosure-consent.resolvers";
import { nationalFileTransferResolvers } from "./joint-counter/file-transfer/file-transfer.resolvers";
import { nationalSupportResolvers } from "./joint-counter/national-support/national-support.resolvers";
import { NationalFileEntity, NationalProfileEntity } from "./joint-counter/seeker/seeker.entity";
import { nationalSeekerResolvers } from "./joint-counter/seeker/seeker.resolvers";
import { nationalServicePointResolvers } from "./joint-counter/service-point/service-point.resolvers";
import { nationalMutualRequestResolvers } from "./mutual-request/mutual-request.resolvers";
import { nationalAccess } from "./national-access";
import { nationalCouncilMeetingResolvers } from "./operating-council/council-meeting/council-meeting.resolvers";
import { SupportCaseRemarkEntity } from "./operating-council/support-case/support-case.entity";
import { nationalSupportCaseResolvers } from "./operating-council/support-case/support-case.resolvers";
import { seedNational } from "./seed";
import { ConsultationEntity, ConsultationNoteEntity } from "./vocational-consultation/consultation/consultation.entity";
import { consultationResolvers } from "./vocational-consultation/consultation/consultation.resolvers";

/** Fields of the contract that this party does not serve yet; they answer NOT_SERVED_YET. */
const notServedYet = {
  Query: ["consultationStatistics", "labourMarketStatistics", "placementStatistics"],
  Mutation: ["confirmPublicationForNational"],
} as const;

const resolvers = mergeResolvers(
  scalars,
  nationalAccessRecordResolvers,
  nationalArticleResolvers,
  nationalBusinessPlanResolvers,
  consultationResolvers,
  nationalDisclosureConsentResolvers,
  nationalFileTransferResolvers,
  jobOrderResolvers,
  nationalMutualRequestResolvers,
  negotiationResolvers,
  nationalCouncilMeetingResolvers,
  placementResolvers,
  nationalPlanProgressResolvers,
  referralResolvers,
  registrationResolvers,
  nationalSeekerResolvers,
  nationalServicePointResolvers,
  nationalSupportCaseResolvers,
  nationalSupportResolvers,
  trialEmploymentResolvers,
);

/** 国: vocational consultation and employment placement by Hello Work, and the Labour Bureau's part in the joint documents. */
export const national: Party = {
  name: "national",
  databaseVariable: "NATIONAL_DATABASE_URL",
  sdl: ["@aiwork/schema-agreement", "@aiwork/schema-national"].flatMap((name) =>
    readSdlFiles(dirname(require.resolve(`${name}/package.json`)), name),
  ),
  resolvers: resolvers satisfies CompleteResolvers<
    UnservedFields<Resolvers, ResolversTypes, typeof resolvers, typeof notServedYet>
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
    ReportedPlacementsEntity,
    ServicePointEntity,
    StaffingEntity,
    SupportCaseRemarkEntity,
    TrialDecisionEntity,
    TrialEmploymentEntity,
  ],
  migrations: sqlMigrations(
    [AGREEMENT_MIGRATIONS, join(__dirname, "../migrations")],
    [
      "20261123090000-data-set",
      "20261123090100-service-point",
      "20261123090200-service-point-office",
      "20261123090300-approved-plan",
      "20261123090400-reported-placements",
      "20261123090500-support-case-remark",
      "20261123090600-national-file",
      "20261123090700-registration",
      "20261123100000-search",
      "20261123100100-state-change",
      "20261123100200-disclosure-consent",
      "20261123100300-registration-worklist",
      "20261123100400-consultation",
      "20261123100500-job-order",
      "20261123100600-negotiation",
      "20261123100700-referral",
      "20261123100800-placement",
      "20261123100900-trial-employment",
      "20261125090000-idempotency-key",
      "20261125090100-opened-record",
      "20261125100000-access-record",
      "20261125110000-narrow-columns",
      "20261126090000-registration-number",
      "20261126090100-withdrawn-provisional",
      "20261126090200-age-limit-within-ground",
      "20261126090300-linked-file",
      "20261126100000-one-open-negotiation",
      "20261126110000-lawful-referral",
      "20261126120000-placement-of-hired",
      "20261126130000-end-of-trial",
      "20261126140000-person-of-referral",
      "20261126300000-caller",
      "20261126300100-security-definer-search",
      "20261126300200-rights",
      "20261126300300-policies",
      "20261126300400-mutation-policies",
      "20261126300500-security-definer-mutations",
      "20261126400000-receipt",
      "20261126400100-mutual-request",
      "20261126400200-rights-of-requests",
      "20261126410000-rights-of-approved-plan",
      "20261126430000-approved-remarks",
      "20261126500000-search-by-patterns",
      "20261126510000-policy-function-costs",
      "20261130100000-knowledge-time",
      "20261130100300-known-placements",
      "20261130100400-start-of-counting",
      "20261130200000-day-of-state-change",
      "20261130200100-latest-consent",
      "20261130200200-order-of-entry",
      "20261130200300-term-of-trial",
      "20261130200400-one-of-person",
      "20261130200500-stood-on-day",
      "20261130200600-hired-while-placed",
      "20261130200700-job-order-revision",
      "20261130300100-voided-consultation",
      "20261130300200-profile-revision",
      "20261130300300-withdrawal-by-category",
      "20261130300400-ids-of-one-person",
      "20261130300500-file-transfer",
      "20261130400000-order-of-entry-of-day",
      "20261130400100-search-form",
      "20261130400200-search-by-form",
      "20261130400300-search-key-unused",
      "20261130700000-referrals-of-job-order",
    ],
  ),
  publicPages: (served) => [jobPostingPage(served)],
  dataSets: { seed: seedNational },
};
