import type { ActedOn } from "@aiwork/runtime/act/acted-on";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { SupportProgramEntity } from "./support-program.entity";

export type ActedOnProgram = ActedOn<"supportProgramId">;

const BY_ID: Statement = {
  name: "programs-by-id",
  text: `select ${columnsOf(SupportProgramEntity)} from support_program where id = any ($1::uuid[])`,
};

export const supportProgramById = requestLoader<SubgraphContext, string, SupportProgramEntity>(
  ({ database }, ids) => database.read(BY_ID, [ids]),
  ({ id }) => id,
);

/** In SQL: the program with the given id, as JSON, for the columns of a select. */
export function programColumn(programId: string): string {
  return `(select to_json(program) from (
      select ${columnsOf(SupportProgramEntity)} from support_program where id = ${programId}
    ) as program)`;
}
