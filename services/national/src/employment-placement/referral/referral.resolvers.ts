import { type Actor, actorOf, historyOf } from "@aiwork/agreement/agreement/state-change/state-change";
import { revisionsOfRecord } from "@aiwork/agreement/joint-counter/profile-revision/profile-revision";
import { servicePointById } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import { dayInEra } from "@aiwork/server/clock/era";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { parsePageRequest } from "@aiwork/subgraph/lists/keyset-list";
import { readByIds } from "@aiwork/subgraph/lists/read-by-ids";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { jobOrderOf, jobOrderSheetByRevision } from "../job-order/job-order.queries";
import { negotiationById } from "../negotiation/negotiation.queries";
import { registrationById } from "../registration/registration.queries";
import { issueReferral } from "./issue-referral";
import { recordReferralProgress } from "./record-referral-progress";
import type { ReferralEntity } from "./referral.entity";
import { readReferralByLetterNumber, readReferrals, referralById, referralsOfJobOrder } from "./referral.queries";

const referralPayload = { referral: payloadField("referralId", referralById) };

export const referralResolvers = {
  Query: {
    referralsByIds: (_, { ids }, context) => readByIds(ids, referralById(context)),
    referrals: (_, args, context) => readReferrals(context, args),
    referral: (_, { id }, context) => referralById(context).load(parseUuid(id, "id")),
    referralByLetterNumber: (_, { letterNumber }, context) => readReferralByLetterNumber(context, letterNumber),
  },
  JobOrder: { referrals: ({ id }, page, context) => referralsOfJobOrder(context, parsePageRequest(page)).load(id) },
  Referral: {
    __resolveReference: ({ id }, context) => referralById(context).load(parseUuid(id, "id")),
    registration: ({ registration, registrationId }, _, context) =>
      registration ?? registrationById(context).load(registrationId),
    issuedOnInEra: ({ issuedOn }) => dayInEra(issuedOn),
    jobOrder: ({ jobOrder, jobOrderId }, _, context) => jobOrder ?? jobOrderOf(context, jobOrderId),
    jobOrderSheet: ({ jobOrderId, jobOrderRevision }, _, context) =>
      jobOrderSheetByRevision(context).load(`${jobOrderId}:${jobOrderRevision}`),
    servicePoint: ({ servicePointId }, _, context) =>
      servicePointId === null ? null : servicePointById(context).load(servicePointId),
    by: ({ byRole, byName }) => actorOf("NATIONAL", byRole, byName),
    negotiation: ({ negotiation, negotiationId }, _, context) =>
      negotiation ?? (negotiationId === null ? null : negotiationById(context).load(negotiationId)),
    statusOn: ({ statusOn, concludedOn }) => statusOn ?? concludedOn,
    revisions: revisionsOfRecord,
    trialDecision: (referral) => trialDecisionOf(referral),
    history: ({ id }, _, context) => historyOf(context, id),
  },
  Mutation: {
    issueReferral: defineMutation("issueReferral", issueReferral),
    recordReferralProgress: defineMutation("recordReferralProgress", recordReferralProgress),
  },
  IssueReferralPayload: referralPayload,
  RecordReferralProgressPayload: referralPayload,
} satisfies Resolvers;

export interface TrialDecision {
  ruleVersion: string;
  group: string;
  reason: string;
  decidedOn: string;
  by: Actor;
  seekerAgreedOn: string;
}

/** Null where the referral is not on trial, or the caller may not see the decision. */
function trialDecisionOf({ trialDecision: decision }: ReferralEntity): TrialDecision | null {
  if (decision === null) return null;
  const { ruleVersion, group, reason, decidedOn, decidedByRole, agreedOn } = decision;
  const by = actorOf("NATIONAL", decidedByRole, null);
  return { ruleVersion, group, reason, decidedOn, by, seekerAgreedOn: agreedOn };
}
