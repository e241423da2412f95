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

export const cityMutualRequestResolvers = {
  Query: {
    cityRequests: (_, given, context) => readRequests(context, given),
    cityRequest: (_, { id }, context) => requestById(context).load(parseUuid(id, "id")),
  },
  CityRequest: ownRequestFields("CITY", cityRequests),
  NationalRequest: peerRequestFields,
  GoodFaithResponse: answerFields("CITY"),
  Mutation: {
    raiseCityRequest: defineMutation("raiseCityRequest", raiseRequest),
    respondToNationalRequest: defineMutation("respondToNationalRequest", respondToRequest(nationalRequests)),
    closeCityRequest: defineMutation("closeCityRequest", closeRequest(cityRequests)),
    withdrawCityRequest: defineMutation("withdrawCityRequest", withdrawRequest),
  },
  RaiseCityRequestPayload: ownRequestPayload,
  RespondToNationalRequestPayload: peerRequestPayload,
  CloseCityRequestPayload: ownRequestPayload,
  WithdrawCityRequestPayload: ownRequestPayload,
} satisfies Resolvers;
