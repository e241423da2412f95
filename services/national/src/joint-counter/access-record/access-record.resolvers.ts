import { accessRecordFields } from "@aiwork/agreement/joint-counter/access-record/access-record";
import {
  accessRecordsOfSeeker,
  readAccessRecords,
} from "@aiwork/agreement/joint-counter/access-record/access-record.queries";
import type { Resolvers } from "../../generated/resolvers";

export const nationalAccessRecordResolvers = {
  Query: { nationalAccessRecords: readAccessRecords },
  NationalSupport: { accessRecords: accessRecordsOfSeeker },
  AccessRecord: accessRecordFields("NATIONAL"),
} satisfies Resolvers;
