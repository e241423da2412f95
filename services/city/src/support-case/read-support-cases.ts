import type { KeysetList } from "@aiwork/runtime/connection/keyset-list";
import type { Connection } from "@aiwork/runtime/connection/make-connection";
import { type PageArguments, readPageRequest } from "@aiwork/runtime/connection/page-request";
import { readConnection } from "@aiwork/runtime/connection/read-connection";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Desk, Statement } from "@aiwork/runtime/database/open-database";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { SupportCaseEntity } from "./support-case.entity";

const PUBLISHED: KeysetList = {
  name: "support-cases",
  select: `select ${columnsOf(SupportCaseEntity)}, recorded_at from support_case where status = 'PUBLISHED'`,
  order: [
    ["recorded_at", "timestamptz"],
    ["id", "uuid"],
  ],
};
const LATEST: Statement = {
  name: "support-case",
  text: `select ${columnsOf(SupportCaseEntity)} from support_case where id = $1 and status = 'PUBLISHED' order by version desc limit 1`,
};
const BY_KEY: Statement = {
  name: "support-cases-by-key",
  text: `select ${columnsOf(SupportCaseEntity)} from support_case
    where status = 'PUBLISHED' and id || ' ' || version = any ($1)`,
};

export type SupportCases = Connection<SupportCaseEntity>;

/** Published ones, newest first. */
export function readSupportCases(database: Desk, page: PageArguments): Promise<SupportCases> {
  return readConnection(database, PUBLISHED, [], readPageRequest(page));
}

/** Its published version. @throws MALFORMED_ID */
export async function readSupportCase(database: Desk, id: string): Promise<SupportCaseEntity | null> {
  const [found] = await database.read<SupportCaseEntity>(LATEST, [parseUuid(id, "id")]);
  return found ?? null;
}

export const supportCaseByKey = requestLoader<SubgraphContext, string, SupportCaseEntity>(
  ({ database }, keys) => database.read(BY_KEY, [keys]),
  ({ id, version }) => `${id} ${version}`,
);
