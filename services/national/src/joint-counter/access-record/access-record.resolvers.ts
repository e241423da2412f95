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

export const nationalAccessRecordResolvers = {
  Query: {
    nationalAccessRecords: readAccessRecords,
    cityAccessAnchors: (_, { month }, context) => readAccessAnchors(context, month),
  },
  Mutation: { keepCityAccessAnchor: defineMutation("keepCityAccessAnchor", keepAccessAnchor) },
  KeepCityAccessAnchorPayload: accessAnchorPayload,
  NationalSupport: { accessRecords: accessRecordsOfSeeker },
  AccessRecord: accessRecordFields("NATIONAL"),
} satisfies Resolvers;
