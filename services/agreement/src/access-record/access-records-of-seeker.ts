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
    // guard: who-has-read-either-file-is-given
    select: `${ACCESS_RECORDS.select} ${OF_PERSON}`,
  },
  "uuid",
);

/** 閲覧記録: who has read the person's record at this party, newest first; the current reading is not in it yet. */
export async function accessRecordsOfSeeker(
  { seekerId }: { seekerId: string },
  given: PageArguments,
  context: SubgraphContext,
): Promise<AccessRecords> {
  return ofSeekers(context, readPageRequest(given)).load(seekerId);
}
