import type { AccessBasis } from "@aiwork/runtime/access/ground";
import { filterList } from "@aiwork/runtime/connection/filter-list";
import { type PageArguments, readPageRequest } from "@aiwork/runtime/connection/page-request";
import { readConnection } from "@aiwork/runtime/connection/read-connection";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { refuse } from "../agreement-refusals";
import { ACCESS_RECORDS } from "./access-record";
import type { AccessRecords } from "./access-records-of-seeker";

interface Asked extends PageArguments {
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
  { filter: { from, to, seekerId, basis }, ...page }: Asked,
  { database }: SubgraphContext,
): Promise<AccessRecords> {
  if (from > to) throw refuse("INSTANTS_REVERSED");
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
  return readConnection(database, list, values, readPageRequest(page));
}
