import type { ConsentKeeper } from "@aiwork/agreement/disclosure-consent/consent-keeper";
import { nationalPersons } from "../access/national-access";

/** Consents to disclosing data that the national side holds. */
export const nationalConsents: ConsentKeeper = {
  file: "national_file",
  held: ["NATIONAL_PROFILE", "REGISTRATION", "CONSULTATION_SUMMARY", "REFERRAL_STATUS", "PLACEMENT"],
  mayActFor: nationalPersons.mayActFor,
};
