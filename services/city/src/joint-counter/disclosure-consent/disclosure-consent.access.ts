import type { ConsentHolder } from "@aiwork/agreement/joint-counter/disclosure-consent/disclosure-consent";
import { citySeekerAccess } from "../../city-access";

/** The consents to the disclosure of the city's data. */
export const cityConsents: ConsentHolder = {
  file: "city_file",
  held: ["CITY_PROFILE", "COUNSELING_SUMMARY", "PROGRAM_APPLICATION", "LIAISON"],
  mayActFor: citySeekerAccess.mayActFor,
};
