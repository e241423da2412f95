import {
  accessAnchorPayload,
  keepAccessAnchor,
  readAccessAnchors,
} from "@aiwork/agreement/joint-counter/access-record/access-anchor";
import { accessRecordFields } from "@aiwork/agreement/joint-counter/access-record/access-record";
import {
  accessRecordsOfSeeker,
  readAccessRecords,
} from "@aiwork/agreement/joint-counter/access-record/access-record.queries";
import { defineMutation } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";

export const cityAccessRecordResolvers = {
  Query: {
    cityAccessRecords: readAccessRecords,
    nationalAccessAnchors: (_, { month }, context) => readAccessAnchors(context, month),
  },
  Mutation: { keepNationalAccessAnchor: defineMutation("keepNationalAccessAnchor", keepAccessAnchor) },
  KeepNationalAccessAnchorPayload: accessAnchorPayload,
  CitySupport: { accessRecords: accessRecordsOfSeeker },
  AccessRecord: accessRecordFields("CITY"),
} satisfies Resolvers;
