import { calendarScalars } from "@aiwork/server/clock/calendar-scalars";
import { mergeResolvers } from "@aiwork/subgraph/graphql/merge-resolvers";
import { nationalArticleResolvers } from "./agreement/article.resolvers";
import { nationalBusinessPlanResolvers } from "./business-plan/business-plan/business-plan.resolvers";
import { nationalFigureRevisionResolvers } from "./business-plan/figure-revision/figure-revision.resolvers";
import { nationalMonthClosingResolvers } from "./business-plan/month-closing/month-closing.resolvers";
import { nationalPlanProgressResolvers } from "./business-plan/plan-progress/plan-progress.resolvers";
import { nationalPointPeriodResolvers } from "./business-plan/point-period/point-period.resolvers";
import { jobOrderResolvers } from "./employment-placement/job-order/job-order.resolvers";
import { nationalLabourMarketStatisticsResolvers } from "./employment-placement/labour-market-statistics/labour-market-statistics.resolvers";
import { negotiationResolvers } from "./employment-placement/negotiation/negotiation.resolvers";
import { occupationResolvers } from "./employment-placement/occupation/occupation.resolvers";
import { placementResolvers } from "./employment-placement/placement/placement.resolvers";
import { nationalPlacementStatisticsResolvers } from "./employment-placement/placement-statistics/placement-statistics.resolvers";
import { referralResolvers } from "./employment-placement/referral/referral.resolvers";
import { registrationResolvers } from "./employment-placement/registration/registration.resolvers";
import { trialEmploymentResolvers } from "./employment-placement/trial-employment/trial-employment.resolvers";
import { nationalAccessRecordResolvers } from "./joint-counter/access-record/access-record.resolvers";
import { nationalDisclosureConsentResolvers } from "./joint-counter/disclosure-consent/disclosure-consent.resolvers";
import { nationalFileTransferResolvers } from "./joint-counter/file-transfer/file-transfer.resolvers";
import { nationalSupportResolvers } from "./joint-counter/national-support/national-support.resolvers";
import { nationalOpenedRecordResolvers } from "./joint-counter/opened-record/opened-record.resolvers";
import { nationalPersonLookupResolvers } from "./joint-counter/person-lookup/person-lookup.resolvers";
import { nationalSeekerResolvers } from "./joint-counter/seeker/seeker.resolvers";
import { nationalServicePointResolvers } from "./joint-counter/service-point/service-point.resolvers";
import { nationalStatisticsTableResolvers } from "./joint-counter/statistics-table/statistics-table.resolvers";
import { nationalMutualRequestResolvers } from "./mutual-request/mutual-request.resolvers";
import { nationalCouncilMeetingResolvers } from "./operating-council/council-meeting/council-meeting.resolvers";
import { nationalSupportCaseResolvers } from "./operating-council/support-case/support-case.resolvers";
import { consultationResolvers } from "./vocational-consultation/consultation/consultation.resolvers";
import { nationalConsultationStatisticsResolvers } from "./vocational-consultation/consultation-statistics/consultation-statistics.resolvers";

/** What each concept of the national side resolves. */
export const nationalResolvers = mergeResolvers(
  calendarScalars,
  nationalPersonLookupResolvers,
  nationalAccessRecordResolvers,
  nationalArticleResolvers,
  nationalBusinessPlanResolvers,
  consultationResolvers,
  nationalConsultationStatisticsResolvers,
  nationalDisclosureConsentResolvers,
  nationalFileTransferResolvers,
  jobOrderResolvers,
  nationalLabourMarketStatisticsResolvers,
  nationalMutualRequestResolvers,
  negotiationResolvers,
  nationalCouncilMeetingResolvers,
  occupationResolvers,
  nationalOpenedRecordResolvers,
  placementResolvers,
  nationalFigureRevisionResolvers,
  nationalMonthClosingResolvers,
  nationalPlacementStatisticsResolvers,
  nationalPlanProgressResolvers,
  nationalPointPeriodResolvers,
  referralResolvers,
  registrationResolvers,
  nationalSeekerResolvers,
  nationalServicePointResolvers,
  nationalStatisticsTableResolvers,
  nationalSupportCaseResolvers,
  nationalSupportResolvers,
  trialEmploymentResolvers,
);
