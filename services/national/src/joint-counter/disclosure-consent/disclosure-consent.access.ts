import type {
  ConsentHolder,
  DisclosureConsent,
} from "@aiwork/agreement/joint-counter/disclosure-consent/disclosure-consent";
import { bySeekerId } from "@aiwork/agreement/joint-counter/seeker-access/record-owners";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";
import { nationalSeekerAccess } from "../seeker/seeker.access";

export const nationalDisclosureConsentAccess = {
  DisclosureConsent: bySeekerId satisfies RecordAccess<DisclosureConsent>,
};

/** Consents to disclosing data that the national side holds. */
export const nationalConsents: ConsentHolder = {
  file: "national_file",
  held: ["NATIONAL_PROFILE", "REGISTRATION", "CONSULTATION_SUMMARY", "REFERRAL_STATUS", "PLACEMENT"],
  mayActFor: nationalSeekerAccess.mayActFor,
};
