import type { PartyAccess } from "@aiwork/subgraph/access/party-access";
import { businessPlanAccess } from "./business-plan/business-plan/business-plan.access";
import { counselingSessionAccess } from "./career-counseling/counseling-session/counseling-session.access";
import { cityAccessRecordAccess } from "./joint-counter/access-record/access-record.access";
import { citySupportAccess } from "./joint-counter/city-support/city-support.access";
import { cityDisclosureConsentAccess } from "./joint-counter/disclosure-consent/disclosure-consent.access";
import { cityFileTransferAccess } from "./joint-counter/file-transfer/file-transfer.access";
import { cityOpenedRecordAccess } from "./joint-counter/opened-record/opened-record.access";
import { cityPartyAccess, citySeekerRecords } from "./joint-counter/seeker/seeker.access";
import { visitAccess } from "./joint-counter/visit/visit.access";
import { localJobAccess } from "./local-job-information/local-job/local-job.access";
import { supportCaseAccess } from "./operating-council/support-case/support-case.access";
import { liaisonAccess } from "./programs-and-liaison/liaison/liaison.access";
import { programApplicationAccess } from "./programs-and-liaison/program-application/program-application.access";
import { supportProgramAccess } from "./programs-and-liaison/support-program/support-program.access";

/** By type: the person, the service point and the class of data that a record of the city belongs to. */
export const cityAccess: PartyAccess = {
  ...cityPartyAccess,
  records: {
    ...citySeekerRecords,
    ...businessPlanAccess,
    ...counselingSessionAccess,
    ...cityAccessRecordAccess,
    ...citySupportAccess,
    ...cityDisclosureConsentAccess,
    ...cityFileTransferAccess,
    ...cityOpenedRecordAccess,
    ...visitAccess,
    ...localJobAccess,
    ...supportCaseAccess,
    ...liaisonAccess,
    ...programApplicationAccess,
    ...supportProgramAccess,
  },
};
