import { consentFields } from "@aiwork/agreement/joint-counter/disclosure-consent/disclosure-consent";
import {
  consentOfPayload,
  openCategoriesOfPayload,
} from "@aiwork/agreement/joint-counter/disclosure-consent/disclosure-consent.queries";
import { giveConsent } from "@aiwork/agreement/joint-counter/disclosure-consent/give-consent";
import { withdrawConsent } from "@aiwork/agreement/joint-counter/disclosure-consent/withdraw-consent";
import { readWithholdings } from "@aiwork/agreement/joint-counter/disclosure-consent/withholding";
import { defineMutation } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { cityPartyAccess } from "../seeker/seeker.access";
import { cityConsents } from "./disclosure-consent.access";

export const cityDisclosureConsentResolvers = {
  DisclosureConsent: consentFields("CITY"),
  CitySupport: {
    withheld: ({ seekerId }, _, context) => readWithholdings(cityPartyAccess, cityConsents.held, seekerId, context),
  },
  Mutation: {
    giveCityConsent: defineMutation("giveCityConsent", giveConsent(cityConsents)),
    withdrawCityConsent: defineMutation("withdrawCityConsent", withdrawConsent(cityConsents)),
  },
  GiveCityConsentPayload: { consent: consentOfPayload },
  WithdrawCityConsentPayload: { consent: consentOfPayload, openCategories: openCategoriesOfPayload },
} satisfies Resolvers;
