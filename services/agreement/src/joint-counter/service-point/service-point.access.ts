import roles from "@aiwork/schema-agreement/roles.json";
import type { Caller } from "@aiwork/server/identity/caller";
import type { ListFilter } from "@aiwork/subgraph/lists/keyset-list";
import type { EntityManager } from "typeorm";
import type { ServicePointEntity } from "./service-point.entity";
import { servicePointError } from "./service-point.errors";

/** Roles at a service point (あいワーク), bound to the service points that the token names. Other roles belong to the whole party. */
// guard: only-roles-at-service-point-are-bound
export const SERVICE_POINT_ROLES: ReadonlySet<string> = new Set(
  roles.filter(({ atServicePoint }) => atServicePoint).map(({ role }) => role),
);

/** Roles for joint documents, which never read a person's data. */
export const JOINT_DOCUMENT_ROLES: ReadonlySet<string> = new Set(
  roles.filter(({ jointDocuments }) => jointDocuments).map(({ role }) => role),
);

/**
 * Narrows a worklist to the caller's own service points, if the role is bound to service points.
 * @param condition the SQL condition for the bound list of service points; by default on the column `service_point_id`
 */
export function atOwnServicePoints(
  { role, servicePoints }: Caller,
  condition = (points: string) => `service_point_id = any (${points}::text[])`,
): ListFilter {
  // guard: counselors-worklists-hold-own-service-points-alone
  return { name: "own-service-points", value: SERVICE_POINT_ROLES.has(role) ? servicePoints : null, condition };
}

/**
 * The service point at which the caller acts. It must exist, and a role that is bound to service points must be assigned
 * to it; null is refused.
 * @throws NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT
 */
export async function requireOwnServicePoint(
  db: EntityManager,
  { role, servicePoints }: Caller,
  servicePointId: string | null,
  field = "servicePointId",
): Promise<Pick<ServicePointEntity, "openedOn" | "closedOn">> {
  const isOwn = servicePointId !== null && servicePoints.includes(servicePointId);
  // guard: role-bound-to-service-points-acts
  if (SERVICE_POINT_ROLES.has(role) && !isOwn) throw servicePointError("NOT_YOUR_SERVICE_POINT").at(field);
  const [point]: [ServicePointEntity?] = await db.query(
    `select opened_on as "openedOn", closed_on as "closedOn" from service_point where id = $1`,
    [servicePointId],
  );
  // guard: service-point-is-not-there-is-refused
  if (!point) throw servicePointError("NO_SUCH_SERVICE_POINT").at(field);
  return point;
}

/** The same, on a day on which the service point was open. @throws NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT, SERVICE_POINT_NOT_OPEN */
export async function requireOwnServicePointOn(
  db: EntityManager,
  caller: Caller,
  servicePointId: string | null,
  day: string,
  field: string,
): Promise<void> {
  const { openedOn, closedOn } = await requireOwnServicePoint(db, caller, servicePointId);
  // guard: nothing-takes-place
  if (day < openedOn || (closedOn !== null && day > closedOn))
    throw servicePointError("SERVICE_POINT_NOT_OPEN").at(field);
}

/** Service points that an input names, for any role. @throws NO_SUCH_SERVICE_POINT */
export async function requireKnownServicePoints(
  db: EntityManager,
  ids: readonly string[],
  field: string,
): Promise<void> {
  const named = new Set(ids);
  const found: unknown[] = await db.query("select from service_point where id = any ($1::text[])", [[...named]]);
  // guard: service-point-something-names-is-there
  if (found.length < named.size) throw servicePointError("NO_SUCH_SERVICE_POINT").at(field);
}
