import type { Caller } from "@aiwork/server/identity/caller";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { childConnections } from "@aiwork/subgraph/lists/child-connections";
import { type Connection, readConnection } from "@aiwork/subgraph/lists/connection";
import { filterList, type KeysetList, type PageArguments, parsePageRequest } from "@aiwork/subgraph/lists/keyset-list";
import type { MutationResult } from "@aiwork/subgraph/mutations/mutation";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ProgramApplicationFilter } from "../../generated/resolvers";
import { ofOwnDepartments } from "../department/department.access";
import type { SupportProgramEntity } from "../support-program/support-program.entity";
import { isAcceptingOn, programAsJsonColumn } from "../support-program/support-program.queries";
import { ProgramApplicationEntity } from "./program-application.entity";
import { programApplicationError } from "./program-application.errors";

/** An application with its program. */
export type ProgramApplicationRow = ProgramApplicationEntity & { program: SupportProgramEntity };
export type ProgramApplicationPage = Connection<ProgramApplicationRow>;
export type ApplicationPayload = MutationResult<"applicationId">;

/** Applications by the day they were opened, latest first. */
const APPLICATIONS: KeysetList = {
  name: "applications",
  select: `select ${columnsOf(ProgramApplicationEntity, "application")}, opened_on, entered,
      ${programAsJsonColumn("application.program_id")} as program
    from program_application as application`,
  order: [
    ["opened_on", "date"],
    ["entered", "bigint"],
  ],
};
const APPLICATIONS_BY_ID: Statement = {
  name: "applications-by-id",
  text: `${APPLICATIONS.select} where id = any ($1::uuid[])`,
};

export const programApplicationById = requestLoader<SubgraphContext, string, ProgramApplicationRow>(
  ({ database }, ids) => database.read(APPLICATIONS_BY_ID, [ids]),
  ({ id }) => id,
);

export const programApplicationsOfSeeker = childConnections<ProgramApplicationRow>(
  { ...APPLICATIONS, select: `${APPLICATIONS.select} where seeker_id = parent.key` },
  "uuid",
);

/** @throws MALFORMED_ID */
export async function readProgramApplications(
  { database, caller }: SubgraphContext,
  { filter, ...page }: PageArguments & { filter?: ProgramApplicationFilter | null },
): Promise<ProgramApplicationPage> {
  const programId = filter?.programId == null ? null : parseUuid(filter.programId, "programId");
  const { list, values } = filterList(APPLICATIONS, [
    { name: "program", value: programId, condition: (id) => `program_id = ${id}` },
    { name: "status", value: filter?.status, condition: (status) => `status = ${status}` },
    { name: "submitted", value: filter?.submittedBy, condition: (day) => `submitted_on <= ${day}::date` },
    ofOwnDepartments(
      caller,
      (own) => `program_id in (select id from support_program where department = any (${own}::text[]))`,
    ),
  ]);
  return readConnection(database, list, values, parsePageRequest(page));
}

/** Whether the program is of a department for which the caller acts. */
export async function isProgramOfOwnDepartment(db: EntityManager, { departments }: Caller, programId: string) {
  const own: unknown[] = await db.query("select from support_program where id = $1 and department = any ($2::text[])", [
    programId,
    departments,
  ]);
  return own.length > 0;
}

/**
 * Requires that the program accepts applications on the business day. It is not locked: an application that is handed in while
 * an officer suspends the program comes before or after that.
 * @throws NO_SUCH_RECORD, NOT_ACCEPTING
 */
export async function requireAcceptingProgram(
  db: EntityManager,
  { clock }: SubgraphContext,
  programId: string,
  field: string,
) {
  const [program]: [{ isAccepting: boolean }?] = await db.query(
    `select ${isAcceptingOn("$2::date")} as "isAccepting" from support_program where id = $1`,
    [programId, clock.today()],
  );
  // guard: application-is-for-program-there-is
  if (!program) throw mutationError("NO_SUCH_RECORD").at(field);
  // guard: application-is-for-program-accepts-today
  if (!program.isAccepting) throw programApplicationError("NOT_ACCEPTING").at(field);
}
