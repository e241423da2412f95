import { accessRecordFields } from "@aiwork/agreement/joint-counter/access-record/access-record";
import {
  accessRecordsOfSeeker,
  readAccessRecords,
} from "@aiwork/agreement/joint-counter/access-record/access-record.queries";
import type { Resolvers } from "../../generated/resolvers";

export const cityAccessRecordResolvers = {
  Query: { cityAccessRecords: readAccessRecords },
  CitySupport: { accessRecords: accessRecordsOfSeeker },
  AccessRecord: accessRecordFields("CITY"),
} satisfies Resolvers;
