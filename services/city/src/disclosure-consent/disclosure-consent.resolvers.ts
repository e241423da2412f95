import { consentFields } from "@aiwork/agreement/disclosure-consent/consent-fields";
import { actedOnConsent } from "@aiwork/agreement/disclosure-consent/consents-of-seeker";
import { giveConsent } from "@aiwork/agreement/disclosure-consent/give-consent";
import { withdrawConsent } from "@aiwork/agreement/disclosure-consent/withdraw-consent";
import { withheldFrom } from "@aiwork/agreement/disclosure-consent/withheld-from";
import { act } from "@aiwork/runtime/act/act";
import { cityAccess, cityConsentsOf } from "../access/city-access";
import type { Resolvers } from "../generated/resolvers";
import { cityConsents } from "./city-consents";

export const disclosureConsentResolvers = {
  DisclosureConsent: consentFields("CITY"),
  CitySupport: {
    withheld: ({ seekerId }, _, context) =>
      withheldFrom(cityAccess, cityConsents.held, seekerId, context, cityConsentsOf),
  },
  Mutation: {
    giveCityConsent: act("giveCityConsent", giveConsent(cityConsents)),
    withdrawCityConsent: act("withdrawCityConsent", withdrawConsent(cityConsents)),
  },
  GiveCityConsentPayload: { consent: actedOnConsent },
  WithdrawCityConsentPayload: { consent: actedOnConsent },
} satisfies Resolvers;
