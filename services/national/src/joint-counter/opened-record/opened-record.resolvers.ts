import { openInTurn, openRecord } from "@aiwork/agreement/joint-counter/opened-record/open-record";
import {
  openedRecordFields,
  openedRecordReviewFields,
} from "@aiwork/agreement/joint-counter/opened-record/opened-record";
import {
  openedRecordById,
  openedRecordsOfSeeker,
  readOpenedRecords,
  reviewsOfOpenedRecord,
} from "@aiwork/agreement/joint-counter/opened-record/opened-record.queries";
import { reviewOpenedRecord } from "@aiwork/agreement/joint-counter/opened-record/review-opened-record";
import { seekerOfPayload } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";

export const nationalOpenedRecordResolvers = {
  Query: { nationalOpenedRecords: (_, given, context) => readOpenedRecords(context, given) },
  NationalSupport: { openedRecords: ({ seekerId }, _, context) => openedRecordsOfSeeker(context).load(seekerId) },
  OpenedRecord: {
    ...openedRecordFields("NATIONAL"),
    reviews: ({ id }, _, context) => reviewsOfOpenedRecord(context).load(id),
  },
  OpenedRecordReview: openedRecordReviewFields,
  Mutation: {
    openNationalRecordWithReason: openInTurn(defineMutation("openNationalRecordWithReason", openRecord("NATIONAL"))),
    reviewNationalOpenedRecord: defineMutation("reviewNationalOpenedRecord", reviewOpenedRecord),
  },
  OpenNationalRecordWithReasonPayload: { seeker: seekerOfPayload },
  ReviewNationalOpenedRecordPayload: { openedRecord: payloadField("openedRecordId", openedRecordById) },
} satisfies Resolvers;
