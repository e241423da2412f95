import { filterList } from "@aiwork/runtime/connection/filter-list";
import { type PageArguments, readPageRequest } from "@aiwork/runtime/connection/page-request";
import { readConnection } from "@aiwork/runtime/connection/read-connection";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { ProgramApplicationFilter } from "../generated/resolvers";
import { APPLICATIONS, type ProgramApplications } from "./program-application.loader";

/** @throws MALFORMED_ID */
export async function readProgramApplications(
  { database }: SubgraphContext,
  { filter, ...page }: PageArguments & { filter?: ProgramApplicationFilter | null },
): Promise<ProgramApplications> {
  const programId = filter?.programId == null ? null : parseUuid(filter.programId, "programId");
  const { list, values } = filterList(APPLICATIONS, [
    { name: "program", value: programId, condition: (id) => `program_id = ${id}` },
    { name: "status", value: filter?.status, condition: (status) => `status = ${status}` },
  ]);
  return readConnection(database, list, values, readPageRequest(page));
}
