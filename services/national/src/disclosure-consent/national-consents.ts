import type { ConsentKeeper } from "@aiwork/agreement/disclosure-consent/consent-keeper";
import { nationalPersons } from "../access/national-access";

/** The consents to disclosing what the nation holds. */
export const nationalConsents: ConsentKeeper = {
  file: "national_file",
  held: ["NATIONAL_PROFILE", "REGISTRATION", "CONSULTATION_SUMMARY", "REFERRAL_STATUS", "PLACEMENT"],
  mayActFor: nationalPersons.mayActFor,
};
