import { actorOf, historyOf } from "@aiwork/agreement/agreement/state-change/state-change";
import { revisionsOfRecord } from "@aiwork/agreement/joint-counter/profile-revision/profile-revision";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { parsePageRequest } from "@aiwork/subgraph/lists/keyset-list";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { jobOrderOf } from "../job-order/job-order.queries";
import { registrationById } from "../registration/registration.queries";
import { negotiationById, negotiationsOfSeeker, readNegotiations } from "./negotiation.queries";
import { openNegotiation } from "./open-negotiation";
import { settleNegotiation } from "./settle-negotiation";

const negotiationPayload = { negotiation: payloadField("negotiationId", negotiationById) };

export const negotiationResolvers = {
  Query: { negotiations: (_, args, context) => readNegotiations(context, args) },
  NationalSupport: {
    negotiations: ({ seekerId }, page, context) => negotiationsOfSeeker(context, parsePageRequest(page)).load(seekerId),
  },
  Negotiation: {
    __resolveReference: ({ id }, context) => negotiationById(context).load(parseUuid(id, "id")),
    registration: ({ registration, registrationId }, _, context) =>
      registration ?? registrationById(context).load(registrationId),
    jobOrder: ({ jobOrder, jobOrderId }, _, context) => jobOrder ?? jobOrderOf(context, jobOrderId),
    openedBy: ({ openedByRole, openedByName }) => actorOf("NATIONAL", openedByRole, openedByName),
    revisions: revisionsOfRecord,
    history: ({ id }, _, context) => historyOf(context, id),
  },
  Mutation: {
    openNegotiation: defineMutation("openNegotiation", openNegotiation),
    settleNegotiation: defineMutation("settleNegotiation", settleNegotiation),
  },
  OpenNegotiationPayload: negotiationPayload,
  SettleNegotiationPayload: negotiationPayload,
} satisfies Resolvers;
