import type { ActedOn } from "@aiwork/runtime/act/acted-on";
import type { KeysetList } from "@aiwork/runtime/connection/keyset-list";
import type { Connection } from "@aiwork/runtime/connection/make-connection";
import { type PageArguments, readPageRequest } from "@aiwork/runtime/connection/page-request";
import { readConnection } from "@aiwork/runtime/connection/read-connection";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { casesOpenTo } from "./open-to";
import { SupportCaseEntity } from "./support-case.entity";

const OPEN = "(status = any ($1::text[]) or service_point_id = any ($2::text[]))";
const CASES: KeysetList = {
  name: "support-cases",
  // guard: list-of-cases-holds-published-ones
  select: `select ${columnsOf(SupportCaseEntity)}, recorded_at from support_case where ${OPEN}`,
  order: [
    ["recorded_at", "timestamptz"],
    ["id", "uuid"],
  ],
};
const LATEST: Statement = {
  name: "support-case",
  // guard: case-is-read-by-id-in-published
  text: `select ${columnsOf(SupportCaseEntity)} from support_case where ${OPEN} and id = $3 order by version desc limit 1`,
};
const BY_KEY: Statement = {
  name: "support-cases-by-key",
  // guard: case-is-read-by-key-once-published
  text: `select ${columnsOf(SupportCaseEntity)} from support_case where ${OPEN} and id || ' ' || version = any ($3)`,
};

export type SupportCases = Connection<SupportCaseEntity>;
export type ActedOnCase = ActedOn<"caseKey">;

/** The cases that the caller may read, newest first. */
export function readSupportCases({ database, caller }: SubgraphContext, page: PageArguments): Promise<SupportCases> {
  const { states, points } = casesOpenTo(caller);
  return readConnection(database, CASES, [states, points], readPageRequest(page));
}

/** The latest version that the caller may read. @throws MALFORMED_ID */
export async function readSupportCase(
  { database, caller }: SubgraphContext,
  id: string,
): Promise<SupportCaseEntity | null> {
  const { states, points } = casesOpenTo(caller);
  const [found] = await database.read<SupportCaseEntity>(LATEST, [states, points, parseUuid(id, "id")]);
  return found ?? null;
}

export function caseKey({ id, version }: { id: string; version: number }): string {
  return `${id} ${version}`;
}

export const supportCaseByKey = requestLoader<SubgraphContext, string, SupportCaseEntity>(
  ({ database, caller }, keys) => {
    const { states, points } = casesOpenTo(caller);
    return database.read(BY_KEY, [states, points, keys]);
  },
  caseKey,
);
