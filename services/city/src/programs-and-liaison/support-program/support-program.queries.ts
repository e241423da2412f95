import { isStaffOf } from "@aiwork/server/identity/caller";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { type Connection, readConnection } from "@aiwork/subgraph/lists/connection";
import {
  filterList,
  type KeysetList,
  type PageArguments,
  parsePageRequest,
  searchFilter,
} from "@aiwork/subgraph/lists/keyset-list";
import type { MutationResult } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { SupportProgramFilter } from "../../generated/resolvers";
import { departmentFilter } from "../department/department.access";
import { SupportProgramEntity } from "./support-program.entity";

export type ProgramPayload = MutationResult<"supportProgramId">;

const PROGRAMS_BY_ID: Statement = {
  name: "programs-by-id",
  text: `select ${columnsOf(SupportProgramEntity)} from support_program where id = any ($1::uuid[])`,
};

export const supportProgramById = requestLoader<SubgraphContext, string, SupportProgramEntity>(
  ({ database }, ids) => database.read(PROGRAMS_BY_ID, [ids]),
  ({ id }) => id,
);

/** In SQL: the program with the given id, as JSON, for the columns of a select. */
export function programAsJsonColumn(programId: string): string {
  return `(select to_json(program) from (
      select ${columnsOf(SupportProgramEntity)} from support_program where id = ${programId}
    ) as program)`;
}

/** In SQL: whether a program accepts applications on a day: it is published, and the day is within its period. */
export function isAcceptingOn(day: string): string {
  return `status = 'PUBLISHED' and coalesce(accepts_from <= ${day}, true) and coalesce(accepts_until >= ${day}, true)`;
}

const PROGRAMS: KeysetList = {
  name: "programs",
  select: `select ${columnsOf(SupportProgramEntity)} from support_program`,
  order: [
    ["number", "text"],
    ["id", "uuid"],
  ],
};

export type SupportProgramPage = Connection<SupportProgramEntity>;

/** The published programs, unless the filter names another status; highest number first. */
export async function readSupportPrograms(
  { database, caller }: SubgraphContext,
  { search, filter, ...page }: PageArguments & { search?: string | null; filter?: SupportProgramFilter | null },
): Promise<SupportProgramPage> {
  const { list, values } = filterList(PROGRAMS, [
    { name: "status", value: filter?.status ?? "PUBLISHED", condition: (status) => `status = ${status}` },
    // guard: list-of-programs
    { name: "public", value: isStaffOf(caller, "CITY") ? null : "DRAFT", condition: (draft) => `status <> ${draft}` },
    departmentFilter(filter?.department, (department) => `department = ${department}`),
    { name: "accepting", value: filter?.acceptingOn, condition: (day) => isAcceptingOn(`${day}::date`) },
    searchFilter(search, "search_support_programs"),
  ]);
  return readConnection(database, list, values, parsePageRequest(page));
}
