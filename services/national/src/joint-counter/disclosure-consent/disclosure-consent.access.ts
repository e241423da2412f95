import type { ConsentHolder } from "@aiwork/agreement/joint-counter/disclosure-consent/disclosure-consent";
import { nationalSeekerAccess } from "../../national-access";

/** Consents to disclosing data that the national side holds. */
export const nationalConsents: ConsentHolder = {
  file: "national_file",
  held: ["NATIONAL_PROFILE", "REGISTRATION", "CONSULTATION_SUMMARY", "REFERRAL_STATUS", "PLACEMENT"],
  mayActFor: nationalSeekerAccess.mayActFor,
};
