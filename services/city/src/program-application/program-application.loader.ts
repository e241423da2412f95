import type { ActedOn } from "@aiwork/runtime/act/acted-on";
import { childConnections } from "@aiwork/runtime/connection/child-connections";
import type { KeysetList } from "@aiwork/runtime/connection/keyset-list";
import type { Connection } from "@aiwork/runtime/connection/make-connection";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { SupportProgramEntity } from "../support-program/support-program.entity";
import { programColumn } from "../support-program/support-program.loader";
import { ProgramApplicationEntity } from "./program-application.entity";

/** An application with its program. */
export type ProgramApplication = ProgramApplicationEntity & { program: SupportProgramEntity };
export type ProgramApplications = Connection<ProgramApplication>;
export type ActedOnApplication = ActedOn<"applicationId">;

/** Applications by the day they were opened, latest first. */
export const APPLICATIONS: KeysetList = {
  name: "applications",
  select: `select ${columnsOf(ProgramApplicationEntity, "application")}, opened_on,
      ${programColumn("application.program_id")} as program
    from program_application as application`,
  order: [
    ["opened_on", "date"],
    ["id", "uuid"],
  ],
};
const BY_ID: Statement = { name: "applications-by-id", text: `${APPLICATIONS.select} where id = any ($1::uuid[])` };

export const programApplicationById = requestLoader<SubgraphContext, string, ProgramApplication>(
  ({ database }, ids) => database.read(BY_ID, [ids]),
  ({ id }) => id,
);

export const programApplicationsOfSeeker = childConnections<ProgramApplication>(
  { ...APPLICATIONS, select: `${APPLICATIONS.select} where seeker_id = parent.key` },
  "uuid",
);
