import { servicePointById } from "@aiwork/agreement/service-point/service-point.loader";
import { actorOf } from "@aiwork/agreement/state-change/actor";
import { historyOf } from "@aiwork/agreement/state-change/state-change.loader";
import { act } from "@aiwork/runtime/act/act";
import { readActedOn } from "@aiwork/runtime/act/acted-on";
import { readPageRequest } from "@aiwork/runtime/connection/page-request";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { Resolvers } from "../generated/resolvers";
import { jobOrderOf } from "../job-order/job-order.loader";
import { negotiationById } from "../negotiation/negotiation.loader";
import { placementOfReferral } from "../placement/placement.loader";
import { registrationById } from "../registration/registration.loader";
import { issueReferral } from "./issue-referral";
import { readReferrals } from "./read-referrals";
import { recordReferralProgress } from "./record-referral-progress";
import { referralById, referralsOfSeeker } from "./referral.loader";
import { trialDecisionOf } from "./trial-decision";

const acted = { referral: readActedOn("referralId", referralById) };

export const referralResolvers = {
  Query: {
    referrals: (_, args, context) => readReferrals(context, args),
    referral: (_, { id }, context) => referralById(context).load(parseUuid(id, "id")),
  },
  NationalSupport: {
    referrals: ({ seekerId }, page, context) => referralsOfSeeker(context, readPageRequest(page)).load(seekerId),
  },
  Referral: {
    __resolveReference: ({ id }, context) => referralById(context).load(parseUuid(id, "id")),
    registration: ({ registration, registrationId }, _, context) =>
      registration ?? registrationById(context).load(registrationId),
    jobOrder: ({ jobOrder, jobOrderId }, _, context) => jobOrder ?? jobOrderOf(context, jobOrderId),
    servicePoint: ({ servicePointId }, _, context) =>
      servicePointId === null ? null : servicePointById(context).load(servicePointId),
    by: ({ byRole, byName }) => actorOf("NATIONAL", byRole, byName),
    negotiation: ({ negotiation, negotiationId }, _, context) =>
      negotiation ?? (negotiationId === null ? null : negotiationById(context).load(negotiationId)),
    trialDecision: (referral) => trialDecisionOf(referral),
    placement: async (referral, _, context) => {
      const { id, placement = await placementOfReferral(context).load(id) } = referral;
      return placement && { ...placement, referral };
    },
    history: ({ id }, _, context) => historyOf(context, id),
  },
  Mutation: {
    issueReferral: act("issueReferral", issueReferral),
    recordReferralProgress: act("recordReferralProgress", recordReferralProgress),
  },
  IssueReferralPayload: acted,
  RecordReferralProgressPayload: acted,
} satisfies Resolvers;
