import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { SERVICE_POINT_ROLES } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { servicePointFilter } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import { supportCaseError } from "@aiwork/agreement/operating-council/support-case/support-case.errors";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { type Connection, readConnection } from "@aiwork/subgraph/lists/connection";
import { filterList, type KeysetList, type PageArguments, parsePageRequest } from "@aiwork/subgraph/lists/keyset-list";
import type { MutationResult } from "@aiwork/subgraph/mutations/mutation";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { SupportCaseFilter } from "../../generated/resolvers";
import { supportCasesReadableBy } from "./support-case.access";
import { SupportCaseEntity, type SupportCaseStatus } from "./support-case.entity";

const IS_READABLE = "(status = any ($1::text[]) or service_point_id = any ($2::text[]))";
const CASES: KeysetList = {
  name: "support-cases",
  select: `select ${columnsOf(SupportCaseEntity)}, recorded_at from support_case`,
  order: [
    ["recorded_at", "timestamptz"],
    ["id", "uuid"],
  ],
};
const LATEST_CASE: Statement = {
  name: "support-case",
  // guard: case-is-read-by-id-in-published
  text: `select ${columnsOf(SupportCaseEntity)} from support_case where ${IS_READABLE} and id = $3 order by version desc limit 1`,
};
const CASES_BY_KEY: Statement = {
  name: "support-cases-by-key",
  text: `select ${columnsOf(SupportCaseEntity)} from support_case where id || ' ' || version = any ($1)`,
};

export type SupportCasePage = Connection<SupportCaseEntity>;
export type SupportCasePayload = MutationResult<"caseKey">;

/** The cases that the caller may read, newest first. */
export async function readSupportCases(
  context: SubgraphContext,
  { filter, ...page }: PageArguments & { filter?: SupportCaseFilter | null },
): Promise<SupportCasePage> {
  const { database, caller } = context;
  const { states, points } = supportCasesReadableBy(caller);
  const { list, values } = filterList(CASES, [
    {
      name: "readable",
      value: [...states, ...points],
      // guard: list-of-cases-holds-published-ones
      condition: (words) => `(array[status, service_point_id] && ${words}::text[])`,
    },
    await servicePointFilter(context, filter?.servicePointId),
    { name: "status", value: filter?.status, condition: (status) => `status = ${status}` },
  ]);
  return readConnection(database, list, values, parsePageRequest(page));
}

/** The latest version that the caller may read. @throws MALFORMED_ID */
export async function readSupportCase(
  { database, caller }: SubgraphContext,
  id: string,
): Promise<SupportCaseEntity | null> {
  const { states, points } = supportCasesReadableBy(caller);
  const [found] = await database.read<SupportCaseEntity>(LATEST_CASE, [states, points, parseUuid(id, "id")]);
  return found ?? null;
}

export function supportCaseKey({ id, version }: { id: string; version: number }): string {
  return `${id} ${version}`;
}

export const supportCaseByKey = requestLoader<SubgraphContext, string, SupportCaseEntity>(
  ({ database }, keys) => database.read(CASES_BY_KEY, [keys]),
  supportCaseKey,
);

/** The versions of a case that the caller may edit, oldest first, locked for the transaction. @throws NO_SUCH_RECORD */
export async function lockSupportCase(
  db: EntityManager,
  { caller }: SubgraphContext,
  given: string,
): Promise<[SupportCaseEntity, ...SupportCaseEntity[]]> {
  const id = parseUuid(given, "supportCaseId");
  // Read once they are locked: a version may have been drafted meanwhile.
  // guard: versions-of-case-are-read-once-they-are-locked
  await db.query("select from support_case where id = $1 order by version for update", [id]);
  const versions: SupportCaseEntity[] = await db.query(
    `select ${columnsOf(SupportCaseEntity)} from support_case where id = $1 order by version for update`,
    [id],
  );
  const isOwn = ({ servicePointId }: SupportCaseEntity) =>
    !SERVICE_POINT_ROLES.has(caller.role) || caller.servicePoints.includes(servicePointId);
  const [first, ...more] = versions.filter(isOwn);
  if (!first) throw mutationError("NO_SUCH_RECORD").at("supportCaseId");
  return [first, ...more];
}

/** The version that the caller read. @throws VERSION_CONFLICT */
export function requireCaseVersion(versions: readonly SupportCaseEntity[], version: number): SupportCaseEntity {
  const found = versions.find((one) => one.version === version);
  if (!found) throw mutationError("VERSION_CONFLICT").at("version");
  return found;
}

/** The version that the caller read, unless a later version is no longer a draft. @throws VERSION_CONFLICT, SUPPORT_CASE_OVERTAKEN */
export function requireCurrentCase(versions: readonly SupportCaseEntity[], version: number): SupportCaseEntity {
  const newer = versions.filter((one) => one.version > version && one.status !== "DRAFT").at(-1)?.version;
  if (newer !== undefined) throw supportCaseError("SUPPORT_CASE_OVERTAKEN", { newer }).at("version");
  return requireCaseVersion(versions, version);
}

/** Changes the status of a version and records the change in its history. */
export async function changeSupportCaseStatus(
  db: EntityManager,
  { caller }: SubgraphContext,
  { recordId, status: from }: Pick<SupportCaseEntity, "recordId" | "status">,
  to: SupportCaseStatus,
  reason: string | null = null,
): Promise<void> {
  await db.query("update support_case set status = $2 where record_id = $1", [recordId, to]);
  await recordStateChange(db, caller, { subjectId: recordId, from, to, reason });
}
