import { accessRecordFields } from "@aiwork/agreement/access-record/access-record-fields";
import { accessRecordsOfSeeker } from "@aiwork/agreement/access-record/access-records-of-seeker";
import { readAccessRecords } from "@aiwork/agreement/access-record/read-access-records";
import type { Resolvers } from "../generated/resolvers";

export const accessRecordResolvers = {
  Query: { cityAccessRecords: readAccessRecords },
  CitySupport: { accessRecords: accessRecordsOfSeeker("seeker_id = any (same_person(parent.key))") },
  AccessRecord: accessRecordFields("CITY"),
} satisfies Resolvers;
