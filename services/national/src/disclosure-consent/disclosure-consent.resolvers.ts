import { consentFields } from "@aiwork/agreement/disclosure-consent/consent-fields";
import { actedOnConsent } from "@aiwork/agreement/disclosure-consent/consents-of-seeker";
import { giveConsent } from "@aiwork/agreement/disclosure-consent/give-consent";
import { withdrawConsent } from "@aiwork/agreement/disclosure-consent/withdraw-consent";
import { withheldFrom } from "@aiwork/agreement/disclosure-consent/withheld-from";
import { act } from "@aiwork/runtime/act/act";
import { nationalAccess } from "../access/national-access";
import type { Resolvers } from "../generated/resolvers";
import { nationalConsents } from "./national-consents";

export const disclosureConsentResolvers = {
  DisclosureConsent: consentFields("NATIONAL"),
  NationalSupport: {
    withheld: ({ seekerId }, _, context) => withheldFrom(nationalAccess, nationalConsents.held, seekerId, context),
  },
  Mutation: {
    giveNationalConsent: act("giveNationalConsent", giveConsent(nationalConsents)),
    withdrawNationalConsent: act("withdrawNationalConsent", withdrawConsent(nationalConsents)),
  },
  GiveNationalConsentPayload: { consent: actedOnConsent },
  WithdrawNationalConsentPayload: { consent: actedOnConsent },
} satisfies Resolvers;
