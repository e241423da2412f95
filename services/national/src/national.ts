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
import { nationalAccess } from "./access/national-access";
import { accessRecordResolvers } from "./access-record/access-record.resolvers";
import { articleResolvers } from "./article/article.resolvers";
import { ApprovedPlanEntity } from "./business-plan/approved-plan.entity";
import { ApprovedTargetEntity } from "./business-plan/approved-target.entity";
import { businessPlanResolvers } from "./business-plan/business-plan.resolvers";
import { ConsultationEntity } from "./consultation/consultation.entity";
import { consultationResolvers } from "./consultation/consultation.resolvers";
import { demo } from "./demo/demo";
import { disclosureConsentResolvers } from "./disclosure-consent/disclosure-consent.resolvers";
import { JobOrderEntity } from "./job-order/job-order.entity";
import { jobOrderResolvers } from "./job-order/job-order.resolvers";
import { jobPostingPage } from "./job-order/job-posting-page";
import { OrderNotAcceptedEntity } from "./job-order/order-not-accepted.entity";
import { mutualRequestResolvers } from "./mutual-request/mutual-request.resolvers";
import { NegotiationEntity } from "./negotiation/negotiation.entity";
import { negotiationResolvers } from "./negotiation/negotiation.resolvers";
import { notServedYet } from "./not-served-yet";
import { operatingCouncilResolvers } from "./operating-council/operating-council.resolvers";
import { PlacementEntity } from "./placement/placement.entity";
import { placementResolvers } from "./placement/placement.resolvers";
import { planProgressResolvers } from "./plan-progress/plan-progress.resolvers";
import { ReportedPlacementsEntity } from "./plan-progress/reported-placements.entity";
import { ReferralEntity } from "./referral/referral.entity";
import { referralResolvers } from "./referral/referral.resolvers";
import { TrialDecisionEntity } from "./referral/trial-decision.entity";
import { RegistrationEntity } from "./registration/registration.entity";
import { registrationResolvers } from "./registration/registration.resolvers";
import { RegistrationBackgroundEntity } from "./registration/registration-background.entity";
import { seed } from "./seed";
import { NationalFileEntity } from "./seeker/national-file.entity";
import { NationalProfileEntity } from "./seeker/national-profile.entity";
import { seekerResolvers } from "./seeker/seeker.resolvers";
import { servicePointResolvers } from "./service-point/service-point.resolvers";
import { supportCaseResolvers } from "./support-case/support-case.resolvers";
import { SupportCaseRemarkEntity } from "./support-case/support-case-remark.entity";
import { TrialEmploymentEntity } from "./trial-employment/trial-employment.entity";
import { trialEmploymentResolvers } from "./trial-employment/trial-employment.resolvers";

/** 国: vocational consultation and employment placement by Hello Work, and the Labour Bureau's part in the joint documents. */
export const national: Party = {
  name: "national",
  databaseVariable: "NATIONAL_DATABASE_URL",
  sdl: [...readSdl("@aiwork/schema-agreement", require), ...readSdl("@aiwork/schema-national", require)],
  resolvers: mergeResolvers(
    scalars,
    accessRecordResolvers,
    articleResolvers,
    businessPlanResolvers,
    consultationResolvers,
    disclosureConsentResolvers,
    jobOrderResolvers,
    mutualRequestResolvers,
    negotiationResolvers,
    operatingCouncilResolvers,
    placementResolvers,
    planProgressResolvers,
    referralResolvers,
    registrationResolvers,
    seekerResolvers,
    servicePointResolvers,
    supportCaseResolvers,
    trialEmploymentResolvers,
  ),
  notServedYet,
  access: nationalAccess,
  entities: [
    ApprovalEntity,
    ApprovedPlanEntity,
    ApprovedTargetEntity,
    ConsultationEntity,
    GivenAnswerEntity,
    JobOrderEntity,
    MutualRequestEntity,
    NationalFileEntity,
    NationalProfileEntity,
    NegotiationEntity,
    OrderNotAcceptedEntity,
    PlacementEntity,
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
  migrations: sqlMigrations(join(__dirname, "../migrations"), [
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
  ]),
  publicPages: (served) => [jobPostingPage(served)],
  dataSets: { demo, seed },
};
