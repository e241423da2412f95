import type { AccessBasis } from "@aiwork/subgraph/access-log/access-log";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { childConnections } from "@aiwork/subgraph/lists/child-connections";
import { type Connection, readConnection } from "@aiwork/subgraph/lists/connection";
import { filterList, type PageArguments, parsePageRequest } from "@aiwork/subgraph/lists/keyset-list";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { periodError } from "../../agreement/calendar/period.errors";
import { UNDER_ANY_ID_OF_SEEKER } from "../seeker/seeker-key";
import { ACCESS_RECORDS, type AccessRecordRow } from "./access-record";

export type AccessRecords = Connection<AccessRecordRow>;

const accessRecordPages = childConnections<AccessRecordRow>(
  {
    ...ACCESS_RECORDS,
    name: "access-records-of-seeker",
    // guard: who-has-read-either-file-is-given
    select: `${ACCESS_RECORDS.select} ${UNDER_ANY_ID_OF_SEEKER}`,
  },
  "uuid",
);

/** 閲覧記録: who has read the person's record at this party, newest first; the current reading is not in it yet. */
export async function accessRecordsOfSeeker(
  { seekerId }: { seekerId: string },
  given: PageArguments,
  context: SubgraphContext,
): Promise<AccessRecords> {
  return accessRecordPages(context, parsePageRequest(given)).load(seekerId);
}

interface AccessRecordsArguments extends PageArguments {
  filter: {
    /** Instants in UTC, both inclusive. */
    from: string;
    to: string;
    seekerId?: string | null;
    basis?: AccessBasis | "LAWFUL_DUTY" | null;
  };
}

/** All access records of a party, for its auditor, newest first. @throws INSTANTS_REVERSED, MALFORMED_ID */
export async function readAccessRecords(
  _: unknown,
  { filter: { from, to, seekerId, basis }, ...page }: AccessRecordsArguments,
  { database }: SubgraphContext,
): Promise<AccessRecords> {
  if (from > to) throw periodError("INSTANTS_REVERSED");
  const { list, values } = filterList(ACCESS_RECORDS, [
    { name: "from", value: from, condition: (instant) => `read_at >= ${instant}::timestamptz` },
    { name: "to", value: to, condition: (instant) => `read_at <= ${instant}::timestamptz` },
    {
      name: "seeker",
      value: seekerId == null ? null : parseUuid(seekerId, "filter.seekerId"),
      condition: (id) => `seeker_id = ${id}::uuid`,
    },
    { name: "basis", value: basis, condition: (name) => `basis = ${name}` },
  ]);
  return readConnection(database, list, values, parsePageRequest(page));
}
