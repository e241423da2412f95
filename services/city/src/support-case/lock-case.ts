import { SERVICE_POINT_ROLES } from "@aiwork/agreement/access/counter-roles";
import { refuse } from "@aiwork/runtime/act/act-refusals";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { SupportCaseEntity } from "./support-case.entity";

/** The versions of a case that the caller may edit, oldest first, locked for the transaction. @throws NO_SUCH_RECORD */
export async function lockCase(
  db: EntityManager,
  { caller }: SubgraphContext,
  given: string,
): Promise<[SupportCaseEntity, ...SupportCaseEntity[]]> {
  const id = parseUuid(given, "supportCaseId");
  const versions: SupportCaseEntity[] = await db.query(
    `select ${columnsOf(SupportCaseEntity)} from support_case where id = $1 order by version for update`,
    [id],
  );
  const isTheirs = ({ servicePointId }: SupportCaseEntity) =>
    !SERVICE_POINT_ROLES.has(caller.role) || caller.servicePoints.includes(servicePointId);
  const [first, ...more] = versions.filter(isTheirs);
  if (!first) throw refuse("NO_SUCH_RECORD").at("supportCaseId");
  return [first, ...more];
}

/** The version that the caller read. @throws VERSION_CONFLICT */
export function requireVersion(versions: readonly SupportCaseEntity[], version: number): SupportCaseEntity {
  const found = versions.find((one) => one.version === version);
  if (!found) throw refuse("VERSION_CONFLICT").at("version");
  return found;
}

/** The version that the caller read, unless a later version is no longer a draft. @throws VERSION_CONFLICT */
export function requireCurrent(versions: readonly SupportCaseEntity[], version: number): SupportCaseEntity {
  const isOvertaken = versions.some((one) => one.version > version && one.status !== "DRAFT");
  if (isOvertaken) throw refuse("VERSION_CONFLICT").at("version");
  return requireVersion(versions, version);
}
