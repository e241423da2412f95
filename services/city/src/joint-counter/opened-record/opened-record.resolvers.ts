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

export const cityOpenedRecordResolvers = {
  Query: { cityOpenedRecords: (_, given, context) => readOpenedRecords(context, given) },
  CitySupport: { openedRecords: ({ seekerId }, _, context) => openedRecordsOfSeeker(context).load(seekerId) },
  OpenedRecord: {
    ...openedRecordFields("CITY"),
    reviews: ({ id }, _, context) => reviewsOfOpenedRecord(context).load(id),
  },
  OpenedRecordReview: openedRecordReviewFields,
  Mutation: {
    openCityRecordWithReason: openInTurn(defineMutation("openCityRecordWithReason", openRecord("CITY"))),
    reviewCityOpenedRecord: defineMutation("reviewCityOpenedRecord", reviewOpenedRecord),
  },
  OpenCityRecordWithReasonPayload: { seeker: seekerOfPayload },
  ReviewCityOpenedRecordPayload: { openedRecord: payloadField("openedRecordId", openedRecordById) },
} satisfies Resolvers;
