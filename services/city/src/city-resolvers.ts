import { calendarScalars } from "@aiwork/server/clock/calendar-scalars";
import { mergeResolvers } from "@aiwork/subgraph/graphql/merge-resolvers";
import { cityAgreementResolvers } from "./agreement/agreement.resolvers";
import { cityBusinessPlanResolvers } from "./business-plan/business-plan/business-plan.resolvers";
import { cityFigureRevisionResolvers } from "./business-plan/figure-revision/figure-revision.resolvers";
import { cityIndicatorResolvers } from "./business-plan/indicator/indicator.resolvers";
import { cityMonthClosingResolvers } from "./business-plan/month-closing/month-closing.resolvers";
import { cityPlanProgressResolvers } from "./business-plan/plan-progress/plan-progress.resolvers";
import { cityPointPeriodResolvers } from "./business-plan/point-period/point-period.resolvers";
import { cityCounselingSessionResolvers } from "./career-counseling/counseling-session/counseling-session.resolvers";
import { cityCounselingStatisticsResolvers } from "./career-counseling/counseling-statistics/counseling-statistics.resolvers";
import { cityAccessRecordResolvers } from "./joint-counter/access-record/access-record.resolvers";
import { citySupportResolvers } from "./joint-counter/city-support/city-support.resolvers";
import { cityDisclosureConsentResolvers } from "./joint-counter/disclosure-consent/disclosure-consent.resolvers";
import { cityFileTransferResolvers } from "./joint-counter/file-transfer/file-transfer.resolvers";
import { cityMunicipalityResolvers } from "./joint-counter/municipality/municipality.resolvers";
import { cityOpenedRecordResolvers } from "./joint-counter/opened-record/opened-record.resolvers";
import { cityPersonLookupResolvers } from "./joint-counter/person-lookup/person-lookup.resolvers";
import { citySeekerResolvers } from "./joint-counter/seeker/seeker.resolvers";
import { cityServicePointResolvers } from "./joint-counter/service-point/service-point.resolvers";
import { cityStatisticsTableResolvers } from "./joint-counter/statistics-table/statistics-table.resolvers";
import { cityVisitResolvers } from "./joint-counter/visit/visit.resolvers";
import { cityVisitStatisticsResolvers } from "./joint-counter/visit-statistics/visit-statistics.resolvers";
import { cityLocalJobResolvers } from "./local-job-information/local-job/local-job.resolvers";
import { cityMutualRequestResolvers } from "./mutual-request/mutual-request.resolvers";
import { cityCouncilMeetingResolvers } from "./operating-council/council-meeting/council-meeting.resolvers";
import { citySupportCaseResolvers } from "./operating-council/support-case/support-case.resolvers";
import { cityDepartmentResolvers } from "./programs-and-liaison/department/department.resolvers";
import { cityLiaisonResolvers } from "./programs-and-liaison/liaison/liaison.resolvers";
import { cityProgramApplicationResolvers } from "./programs-and-liaison/program-application/program-application.resolvers";
import { citySupportProgramResolvers } from "./programs-and-liaison/support-program/support-program.resolvers";

/** What each concept of the city resolves. */
export const cityResolvers = mergeResolvers(
  calendarScalars,
  cityPersonLookupResolvers,
  cityAccessRecordResolvers,
  cityAgreementResolvers,
  cityBusinessPlanResolvers,
  cityCounselingSessionResolvers,
  cityCounselingStatisticsResolvers,
  cityVisitResolvers,
  cityVisitStatisticsResolvers,
  cityDepartmentResolvers,
  cityDisclosureConsentResolvers,
  cityFileTransferResolvers,
  cityIndicatorResolvers,
  cityLiaisonResolvers,
  cityLocalJobResolvers,
  cityMunicipalityResolvers,
  cityMutualRequestResolvers,
  cityCouncilMeetingResolvers,
  cityOpenedRecordResolvers,
  cityFigureRevisionResolvers,
  cityMonthClosingResolvers,
  cityPlanProgressResolvers,
  cityPointPeriodResolvers,
  cityProgramApplicationResolvers,
  citySeekerResolvers,
  citySupportResolvers,
  cityServicePointResolvers,
  cityStatisticsTableResolvers,
  citySupportCaseResolvers,
  citySupportProgramResolvers,
);
