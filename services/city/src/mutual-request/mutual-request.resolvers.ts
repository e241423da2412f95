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
    cityRequests: (_, given, { database }) => readRequests(database, given),
    cityRequest: (_, { id }, context) => requestById(context).load(parseUuid(id, "id")),
  },
  CityRequest: ownRequestFields("CITY", cityRequests),
  NationalRequest: othersRequestFields,
  GoodFaithResponse: answerFields("CITY"),
  Mutation: {
    raiseCityRequest: act("raiseCityRequest", raiseRequest),
    respondToNationalRequest: act("respondToNationalRequest", respondToRequest(nationalRequests)),
    closeCityRequest: act("closeCityRequest", closeRequest(cityRequests)),
    withdrawCityRequest: act("withdrawCityRequest", withdrawRequest),
  },
  RaiseCityRequestPayload: ownRequestActedOn,
  RespondToNationalRequestPayload: othersRequestActedOn,
  CloseCityRequestPayload: ownRequestActedOn,
  WithdrawCityRequestPayload: ownRequestActedOn,
} satisfies Resolvers;
