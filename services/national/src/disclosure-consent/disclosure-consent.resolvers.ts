import { consentFields } from "@aiwork/agreement/disclosure-consent/consent-fields";
import type { Resolvers } from "../generated/resolvers";

export const disclosureConsentResolvers = {
  DisclosureConsent: consentFields("NATIONAL"),
} satisfies Resolvers;
