import { childConnections } from "@aiwork/runtime/connection/child-connections";
import type { Connection } from "@aiwork/runtime/connection/make-connection";
import { type PageArguments, readPageRequest } from "@aiwork/runtime/connection/page-request";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { ACCESS_RECORDS, type AccessRecordRow } from "./access-record";

export type AccessRecords = Connection<AccessRecordRow>;

/**
 * Who has read the person's record with this party, newest first; a reading of it comes after what it shows.
 * @param isOf in SQL, that a record is of the person in `parent.key`
 */
export function accessRecordsOfSeeker(isOf = "seeker_id = parent.key") {
  const select = `${ACCESS_RECORDS.select} where ${isOf}`;
  const ofSeekers = childConnections<AccessRecordRow>(
    { ...ACCESS_RECORDS, name: "access-records-of-seeker", select },
    "uuid",
  );
  return async (
    { seekerId }: { seekerId: string },
    given: PageArguments,
    context: SubgraphContext,
  ): Promise<AccessRecords> => ofSeekers(context, readPageRequest(given)).load(seekerId);
}
