import type { Caller } from "@aiwork/runtime/identity/caller";
import type { EntityManager } from "typeorm";
import type { ServicePointEntity } from "../service-point/service-point.entity";
import { refuse } from "./counter-refusals";
import { COUNTER_ROLES } from "./counter-roles";

/**
 * The counter at which the caller acts: one of the own, for a duty that is bound to counters (access: the own service
 * points), and for any duty one that there is; none is not.
 * @throws NOT_YOUR_COUNTER, NO_SUCH_COUNTER
 */
export async function requireCounter(
  db: EntityManager,
  { role, servicePoints }: Caller,
  servicePointId: string | null,
  field = "servicePointId",
): Promise<Pick<ServicePointEntity, "openedOn" | "closedOn">> {
  const isOwn = servicePointId !== null && servicePoints.includes(servicePointId);
  if (COUNTER_ROLES.has(role) && !isOwn) throw refuse("NOT_YOUR_COUNTER").at(field);
  const [point]: [ServicePointEntity?] = await db.query(
    `select opened_on as "openedOn", closed_on as "closedOn" from service_point where id = $1`,
    [servicePointId],
  );
  if (!point) throw refuse("NO_SUCH_COUNTER").at(field);
  return point;
}

/** The same, on a day on which the counter was there. @throws NOT_YOUR_COUNTER, NO_SUCH_COUNTER, COUNTER_NOT_OPEN */
export async function requireCounterOn(
  db: EntityManager,
  caller: Caller,
  servicePointId: string | null,
  day: string,
  field: string,
): Promise<void> {
  const { openedOn, closedOn } = await requireCounter(db, caller, servicePointId);
  if (day < openedOn || (closedOn !== null && day > closedOn)) throw refuse("COUNTER_NOT_OPEN").at(field);
}

/** Counters that something names, of whichever duty. @throws NO_SUCH_COUNTER */
export async function requireCounters(db: EntityManager, ids: readonly string[], field: string): Promise<void> {
  const named = new Set(ids);
  const found: unknown[] = await db.query("select from service_point where id = any ($1::text[])", [[...named]]);
  if (found.length < named.size) throw refuse("NO_SUCH_COUNTER").at(field);
}
