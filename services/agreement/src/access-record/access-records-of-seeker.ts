import { childConnections } from "@aiwork/runtime/connection/child-connections";
import type { Connection } from "@aiwork/runtime/connection/make-connection";
import { type PageArguments, readPageRequest } from "@aiwork/runtime/connection/page-request";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { OF_PERSON } from "../linked-file/of-person";
import { ACCESS_RECORDS, type AccessRecordRow } from "./access-record";

export type AccessRecords = Connection<AccessRecordRow>;

const ofSeekers = childConnections<AccessRecordRow>(
  {
    ...ACCESS_RECORDS,
    name: "access-records-of-seeker",
    select: `${ACCESS_RECORDS.select} ${OF_PERSON}`,
  },
  "uuid",
);

/** Who has read the person's record with this party, newest first; a reading of it comes after what it shows. */
export async function accessRecordsOfSeeker(
  { seekerId }: { seekerId: string },
  given: PageArguments,
  context: SubgraphContext,
): Promise<AccessRecords> {
  return ofSeekers(context, readPageRequest(given)).load(seekerId);
}
