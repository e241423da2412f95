import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { NationalFileEntity } from "./national-file.entity";

const FILES: Statement = {
  name: "national-files",
  text: `select ${columnsOf(NationalFileEntity)} from national_file where seeker_id = any ($1::uuid[])`,
};

export const nationalFileOfSeeker = requestLoader<SubgraphContext, string, NationalFileEntity>(
  ({ database }, seekerIds) => database.read(FILES, [seekerIds]),
  (file) => file.seekerId,
);
