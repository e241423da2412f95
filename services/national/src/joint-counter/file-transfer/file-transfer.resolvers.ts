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
const SERVED_AT = `select service_point_id as point from registration where seeker_id = $1 and service_point_id is not null
    and status <> 'VOIDED' group by service_point_id order by max(received_on) desc, service_point_id`;

const transferPayload = { transfer: payloadField("transferId", fileTransferById) };

export const nationalFileTransferResolvers = {
  Query: { nationalFileTransfers: (_, given, context) => readFileTransfers(context, given) },
  NationalSupport: { transfers: ({ seekerId }, _, context) => fileTransfersOfSeeker(context).load(seekerId) },
  FileTransfer: { history: ({ id }, _, context) => historyOf(context, id) },
  Mutation: {
    requestNationalFileTransfer: defineMutation("requestNationalFileTransfer", requestTransfer(SERVED_AT)),
    handOverNationalFile: defineMutation("handOverNationalFile", handOverFile(SERVED_AT)),
    refuseNationalFileTransfer: defineMutation("refuseNationalFileTransfer", refuseTransfer),
  },
  RequestNationalFileTransferPayload: transferPayload,
  HandOverNationalFilePayload: transferPayload,
  RefuseNationalFileTransferPayload: transferPayload,
} satisfies Resolvers;
