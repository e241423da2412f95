import { historyOf } from "@aiwork/agreement/agreement/state-change/state-change";
import {
  fileTransferById,
  fileTransfersOfSeeker,
  readFileTransfers,
} from "@aiwork/agreement/joint-counter/file-transfer/file-transfer.queries";
import {
  handOverFile,
  refuseTransfer,
  requestTransfer,
} from "@aiwork/agreement/joint-counter/file-transfer/transfer-file";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";

/** The service points at which the person is served, the latest first. */
const SERVED_AT = `select registered_at as point from city_file where seeker_id = $1`;

const transferPayload = { transfer: payloadField("transferId", fileTransferById) };

export const cityFileTransferResolvers = {
  Query: { cityFileTransfers: (_, given, context) => readFileTransfers(context, given) },
  CitySupport: { transfers: ({ seekerId }, _, context) => fileTransfersOfSeeker(context).load(seekerId) },
  FileTransfer: { history: ({ id }, _, context) => historyOf(context, id) },
  Mutation: {
    requestCityFileTransfer: defineMutation("requestCityFileTransfer", requestTransfer(SERVED_AT)),
    handOverCityFile: defineMutation("handOverCityFile", handOverFile(SERVED_AT)),
    refuseCityFileTransfer: defineMutation("refuseCityFileTransfer", refuseTransfer),
  },
  RequestCityFileTransferPayload: transferPayload,
  HandOverCityFilePayload: transferPayload,
  RefuseCityFileTransferPayload: transferPayload,
} satisfies Resolvers;
