import { actorOf } from "@aiwork/agreement/state-change/actor";
import { historyOf } from "@aiwork/agreement/state-change/state-change.loader";
import { act } from "@aiwork/runtime/act/act";
import { readActedOn } from "@aiwork/runtime/act/acted-on";
import { readPageRequest } from "@aiwork/runtime/connection/page-request";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { Resolvers } from "../generated/resolvers";
import { jobOrderOf } from "../job-order/job-order.loader";
import { registrationById } from "../registration/registration.loader";
import { negotiationById, negotiationsOfSeeker } from "./negotiation.loader";
import { openNegotiation } from "./open-negotiation";
import { readNegotiations } from "./read-negotiations";
import { settleNegotiation } from "./settle-negotiation";

const acted = { negotiation: readActedOn("negotiationId", negotiationById) };

export const negotiationResolvers = {
  Query: { negotiations: (_, args, context) => readNegotiations(context, args) },
  NationalSupport: {
    negotiations: ({ seekerId }, page, context) => negotiationsOfSeeker(context, readPageRequest(page)).load(seekerId),
  },
  Negotiation: {
    __resolveReference: ({ id }, context) => negotiationById(context).load(parseUuid(id, "id")),
    registration: ({ registration, registrationId }, _, context) =>
      registration ?? registrationById(context).load(registrationId),
    jobOrder: ({ jobOrder, jobOrderId }, _, context) => jobOrder ?? jobOrderOf(context, jobOrderId),
    openedBy: ({ openedByRole, openedByName }) => actorOf("NATIONAL", openedByRole, openedByName),
    history: ({ id }, _, context) => historyOf(context, id),
  },
  Mutation: {
    openNegotiation: act("openNegotiation", openNegotiation),
    settleNegotiation: act("settleNegotiation", settleNegotiation),
  },
  OpenNegotiationPayload: acted,
  SettleNegotiationPayload: acted,
} satisfies Resolvers;
