import { closeRequest, withdrawRequest } from "@aiwork/agreement/mutual-request/conclude-request";
import { cityRequests, nationalRequests } from "@aiwork/agreement/mutual-request/mutual-request.entity";
import { readRequests, requestById } from "@aiwork/agreement/mutual-request/mutual-request.queries";
import {
  answerFields,
  ownRequestFields,
  ownRequestPayload,
  peerRequestFields,
  peerRequestPayload,
} from "@aiwork/agreement/mutual-request/mutual-request.resolvers";
import { raiseRequest } from "@aiwork/agreement/mutual-request/raise-request";
import { respondToRequest } from "@aiwork/agreement/mutual-request/respond-to-request";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { defineMutation } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../generated/resolvers";

export const nationalMutualRequestResolvers = {
  Query: {
    nationalRequests: (_, given, context) => readRequests(context, given),
    nationalRequest: (_, { id }, context) => requestById(context).load(parseUuid(id, "id")),
  },
  NationalRequest: ownRequestFields("NATIONAL", nationalRequests),
  CityRequest: peerRequestFields,
  GoodFaithResponse: answerFields("NATIONAL"),
  Mutation: {
    raiseNationalRequest: defineMutation("raiseNationalRequest", raiseRequest),
    respondToCityRequest: defineMutation("respondToCityRequest", respondToRequest(cityRequests)),
    closeNationalRequest: defineMutation("closeNationalRequest", closeRequest(nationalRequests)),
    withdrawNationalRequest: defineMutation("withdrawNationalRequest", withdrawRequest),
  },
  RaiseNationalRequestPayload: ownRequestPayload,
  RespondToCityRequestPayload: peerRequestPayload,
  CloseNationalRequestPayload: ownRequestPayload,
  WithdrawNationalRequestPayload: ownRequestPayload,
} satisfies Resolvers;
