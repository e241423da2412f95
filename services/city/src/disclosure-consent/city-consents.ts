import type { ConsentKeeper } from "@aiwork/agreement/disclosure-consent/consent-keeper";
import { cityPersons } from "../access/city-access";

/** The consents to the disclosure of the city's data. */
export const cityConsents: ConsentKeeper = {
  file: "city_file",
  held: ["CITY_PROFILE", "COUNSELING_SUMMARY", "PROGRAM_APPLICATION", "LIAISON"],
  mayActFor: cityPersons.mayActFor,
};
