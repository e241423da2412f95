import { closeRequest } from "@aiwork/agreement/mutual-request/close-request";
import { raiseRequest } from "@aiwork/agreement/mutual-request/raise-request";
import { readRequests, requestById } from "@aiwork/agreement/mutual-request/request.loader";
import { cityRequests, nationalRequests } from "@aiwork/agreement/mutual-request/request-duty";
import {
  answerFields,
  othersRequestActedOn,
  othersRequestFields,
  ownRequestActedOn,
  ownRequestFields,
} from "@aiwork/agreement/mutual-request/request-fields";
import { respondToRequest } from "@aiwork/agreement/mutual-request/respond-to-request";
import { withdrawRequest } from "@aiwork/agreement/mutual-request/withdraw-request";
import { act } from "@aiwork/runtime/act/act";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { Resolvers } from "../generated/resolvers";

export const mutualRequestResolvers = {
  Query: {
    nationalRequests: (_, given, { database }) => readRequests(database, given),
    nationalRequest: (_, { id }, context) => requestById(context).load(parseUuid(id, "id")),
  },
  NationalRequest: ownRequestFields("NATIONAL", nationalRequests),
  CityRequest: othersRequestFields,
  GoodFaithResponse: answerFields("NATIONAL"),
  Mutation: {
    raiseNationalRequest: act("raiseNationalRequest", raiseRequest),
    respondToCityRequest: act("respondToCityRequest", respondToRequest(cityRequests)),
    closeNationalRequest: act("closeNationalRequest", closeRequest(nationalRequests)),
    withdrawNationalRequest: act("withdrawNationalRequest", withdrawRequest),
  },
  RaiseNationalRequestPayload: ownRequestActedOn,
  RespondToCityRequestPayload: othersRequestActedOn,
  CloseNationalRequestPayload: ownRequestActedOn,
  WithdrawNationalRequestPayload: ownRequestActedOn,
} satisfies Resolvers;
