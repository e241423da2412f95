import type { Caller } from "@aiwork/runtime/identity/caller";
import type { EntityManager } from "typeorm";
import type { ServicePointEntity } from "../service-point/service-point.entity";
import { refuse } from "./counter-refusals";
import { SERVICE_POINT_ROLES } from "./counter-roles";

/**
 * The service point at which the caller acts. It must exist, and a role that is bound to service points must be assigned
 * to it; null is refused.
 * @throws NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT
 */
export async function requireServicePoint(
  db: EntityManager,
  { role, servicePoints }: Caller,
  servicePointId: string | null,
  field = "servicePointId",
): Promise<Pick<ServicePointEntity, "openedOn" | "closedOn">> {
  const isOwn = servicePointId !== null && servicePoints.includes(servicePointId);
  // guard: role-bound-to-service-points-acts
  if (SERVICE_POINT_ROLES.has(role) && !isOwn) throw refuse("NOT_YOUR_SERVICE_POINT").at(field);
  const [point]: [ServicePointEntity?] = await db.query(
    `select opened_on as "openedOn", closed_on as "closedOn" from service_point where id = $1`,
    [servicePointId],
  );
  // guard: service-point-is-not-there-is-refused
  if (!point) throw refuse("NO_SUCH_SERVICE_POINT").at(field);
  return point;
}

/** The same, on a day on which the service point was open. @throws NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT, SERVICE_POINT_NOT_OPEN */
export async function requireServicePointOn(
  db: EntityManager,
  caller: Caller,
  servicePointId: string | null,
  day: string,
  field: string,
): Promise<void> {
  const { openedOn, closedOn } = await requireServicePoint(db, caller, servicePointId);
  // guard: nothing-takes-place
  if (day < openedOn || (closedOn !== null && day > closedOn)) throw refuse("SERVICE_POINT_NOT_OPEN").at(field);
}

/** Service points that an input names, for any role. @throws NO_SUCH_SERVICE_POINT */
export async function requireServicePoints(db: EntityManager, ids: readonly string[], field: string): Promise<void> {
  const named = new Set(ids);
  const found: unknown[] = await db.query("select from service_point where id = any ($1::text[])", [[...named]]);
  // guard: service-point-something-names-is-there
  if (found.length < named.size) throw refuse("NO_SUCH_SERVICE_POINT").at(field);
}
