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
import { nationalPartyAccess } from "../seeker/seeker.access";
import { nationalConsents } from "./disclosure-consent.access";

export const nationalDisclosureConsentResolvers = {
  DisclosureConsent: consentFields("NATIONAL"),
  NationalSupport: {
    withheld: ({ seekerId }, _, context) =>
      readWithholdings(nationalPartyAccess, nationalConsents.held, seekerId, context),
  },
  Mutation: {
    giveNationalConsent: defineMutation("giveNationalConsent", giveConsent(nationalConsents)),
    withdrawNationalConsent: defineMutation("withdrawNationalConsent", withdrawConsent(nationalConsents)),
  },
  GiveNationalConsentPayload: { consent: consentOfPayload },
  WithdrawNationalConsentPayload: { consent: consentOfPayload, openCategories: openCategoriesOfPayload },
} satisfies Resolvers;
