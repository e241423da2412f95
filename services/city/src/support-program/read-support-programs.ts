import { filterList, searchFilter } from "@aiwork/runtime/connection/filter-list";
import type { KeysetList } from "@aiwork/runtime/connection/keyset-list";
import type { Connection } from "@aiwork/runtime/connection/make-connection";
import { type PageArguments, readPageRequest } from "@aiwork/runtime/connection/page-request";
import { readConnection } from "@aiwork/runtime/connection/read-connection";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import { isStaffOf } from "@aiwork/runtime/identity/role";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { SupportProgramFilter } from "../generated/resolvers";
import { acceptingOn } from "./accepting-on";
import { SupportProgramEntity } from "./support-program.entity";

const PROGRAMS: KeysetList = {
  name: "programs",
  select: `select ${columnsOf(SupportProgramEntity)} from support_program`,
  order: [
    ["number", "text"],
    ["id", "uuid"],
  ],
};

export type SupportPrograms = Connection<SupportProgramEntity>;

/** The published programs, unless the filter names another status; highest number first. */
export async function readSupportPrograms(
  { database, caller }: SubgraphContext,
  { search, filter, ...page }: PageArguments & { search?: string | null; filter?: SupportProgramFilter | null },
): Promise<SupportPrograms> {
  const { list, values } = filterList(PROGRAMS, [
    { name: "status", value: filter?.status ?? "PUBLISHED", condition: (status) => `status = ${status}` },
    // guard: list-of-programs
    { name: "public", value: isStaffOf(caller, "CITY") ? null : "DRAFT", condition: (draft) => `status <> ${draft}` },
    { name: "department", value: filter?.department, condition: (department) => `department = ${department}` },
    { name: "accepting", value: filter?.acceptingOn, condition: (day) => acceptingOn(`${day}::date`) },
    searchFilter(search, "search_support_programs"),
  ]);
  return readConnection(database, list, values, readPageRequest(page));
}
