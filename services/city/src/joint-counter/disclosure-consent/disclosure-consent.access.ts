import type {
  ConsentHolder,
  DisclosureConsent,
} from "@aiwork/agreement/joint-counter/disclosure-consent/disclosure-consent";
import { bySeekerId } from "@aiwork/agreement/joint-counter/seeker-access/record-owners";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";
import { citySeekerAccess } from "../seeker/seeker.access";

/** The consents to the disclosure of the city's data. */
export const cityConsents: ConsentHolder = {
  file: "city_file",
  held: ["CITY_PROFILE", "COUNSELING_SUMMARY", "PROGRAM_APPLICATION", "LIAISON"],
  mayActFor: citySeekerAccess.mayActFor,
};

export const cityDisclosureConsentAccess = { DisclosureConsent: bySeekerId satisfies RecordAccess<DisclosureConsent> };
