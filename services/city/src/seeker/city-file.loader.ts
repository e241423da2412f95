import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { CityFileEntity } from "./city-file.entity";

const FILES: Statement = {
  name: "city-files",
  text: `select ${columnsOf(CityFileEntity)} from city_file where seeker_id = any ($1::uuid[])`,
};
const ASSISTANCE: Statement = {
  name: "public-assistance",
  text: `select seeker_id as "seekerId", received from public_assistance where seeker_id = any ($1::uuid[])`,
};

export const cityFileOfSeeker = requestLoader<SubgraphContext, string, CityFileEntity>(
  ({ database }, seekerIds) => database.read(FILES, [seekerIds]),
  (file) => file.seekerId,
);

export const publicAssistanceOfSeeker = requestLoader<SubgraphContext, string, { seekerId: string; received: boolean }>(
  ({ database }, seekerIds) => database.read(ASSISTANCE, [seekerIds]),
  ({ seekerId }) => seekerId,
);
