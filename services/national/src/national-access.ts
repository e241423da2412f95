import type { PartyAccess } from "@aiwork/subgraph/access/party-access";
import { jobOrderAccess } from "./employment-placement/job-order/job-order.access";
import { negotiationAccess } from "./employment-placement/negotiation/negotiation.access";
import { placementAccess } from "./employment-placement/placement/placement.access";
import { referralAccess } from "./employment-placement/referral/referral.access";
import { registrationAccess } from "./employment-placement/registration/registration.access";
import { trialEmploymentAccess } from "./employment-placement/trial-employment/trial-employment.access";
import { nationalAccessRecordAccess } from "./joint-counter/access-record/access-record.access";
import { nationalDisclosureConsentAccess } from "./joint-counter/disclosure-consent/disclosure-consent.access";
import { nationalFileTransferAccess } from "./joint-counter/file-transfer/file-transfer.access";
import { nationalSupportAccess } from "./joint-counter/national-support/national-support.access";
import { nationalOpenedRecordAccess } from "./joint-counter/opened-record/opened-record.access";
import { nationalPartyAccess, nationalSeekerRecords } from "./joint-counter/seeker/seeker.access";
import { consultationAccess } from "./vocational-consultation/consultation/consultation.access";

/** By type: the person and the service point to which a record of the national side belongs. */
export const nationalRecords = {
  ...nationalSeekerRecords,
  ...nationalSupportAccess,
  ...nationalDisclosureConsentAccess,
  ...nationalFileTransferAccess,
  ...nationalOpenedRecordAccess,
  ...nationalAccessRecordAccess,
  ...registrationAccess,
  ...consultationAccess,
  ...jobOrderAccess,
  ...negotiationAccess,
  ...referralAccess,
  ...placementAccess,
  ...trialEmploymentAccess,
};

export const nationalAccess: PartyAccess = { ...nationalPartyAccess, records: nationalRecords };
