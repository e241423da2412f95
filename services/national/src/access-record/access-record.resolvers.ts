import { accessRecordFields } from "@aiwork/agreement/access-record/access-record-fields";
import { accessRecordsOfSeeker } from "@aiwork/agreement/access-record/access-records-of-seeker";
import { readAccessRecords } from "@aiwork/agreement/access-record/read-access-records";
import type { Resolvers } from "../generated/resolvers";

export const accessRecordResolvers = {
  Query: { nationalAccessRecords: readAccessRecords },
  NationalSupport: { accessRecords: accessRecordsOfSeeker() },
  AccessRecord: accessRecordFields("NATIONAL"),
} satisfies Resolvers;
