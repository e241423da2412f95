import type { ActedOn } from "@aiwork/runtime/act/acted-on";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { LocalJobEntity } from "./local-job.entity";

export type ActedOnLocalJob = ActedOn<"localJobId">;

const BY_ID: Statement = {
  name: "jobs-by-id",
  text: `select ${columnsOf(LocalJobEntity)} from local_job where id = any ($1::uuid[])`,
};

export const localJobById = requestLoader<SubgraphContext, string, LocalJobEntity>(
  ({ database }, ids) => database.read(BY_ID, [ids]),
  ({ id }) => id,
);
