import { plainDigits } from "@aiwork/server/text/digits";
import type { CallerDatabase, Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { groupLoader, requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { type ListFilter, requireKnownCode } from "@aiwork/subgraph/lists/keyset-list";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { ServicePointEntity, StaffingEntity } from "./service-point.entity";

const ALL_SERVICE_POINTS: Statement = {
  name: "service-points",
  text: `select ${columnsOf(ServicePointEntity)} from service_point order by opened_on, ward_code`,
};
/** A service point opens or closes once in years; a process learns of it within a minute. */
const CACHE_MS = 60_000;

interface CachedServicePoints {
  points: Promise<ServicePointEntity[]>;
  readAt: number;
}

const cacheByDatabase = new WeakMap<object, CachedServicePoints>();

/** All service points in the order of opening, cached for a minute per process and database. */
function cachedServicePoints(database: CallerDatabase): Promise<ServicePointEntity[]> {
  const known = cacheByDatabase.get(database.source);
  return known && performance.now() - known.readAt < CACHE_MS ? known.points : readServicePoints(database);
}

/** Reads them again; a failed or empty result is not cached. */
function readServicePoints(database: CallerDatabase): Promise<ServicePointEntity[]> {
  const known = { points: database.read<ServicePointEntity>(ALL_SERVICE_POINTS), readAt: performance.now() };
  cacheByDatabase.set(database.source, known);
  const forget = () => {
    if (cacheByDatabase.get(database.source) === known) cacheByDatabase.delete(database.source);
  };
  known.points.then((points) => points.length === 0 && forget(), forget);
  return known.points;
}

const STAFFING: Statement = {
  name: "staffing-by-service-point",
  text: `select ${columnsOf(StaffingEntity)} from staffing where service_point_id = any ($1) order by fiscal_year, kind`,
};

/** All service points, in the order of opening. */
export async function allServicePoints({ database }: SubgraphContext): Promise<ServicePointEntity[]> {
  return [...(await cachedServicePoints(database))];
}

export const servicePointById = requestLoader<SubgraphContext, string, ServicePointEntity>(
  ({ database }) => cachedServicePoints(database),
  (point) => point.id,
);

/**
 * Narrows a list to a service point.
 * @param condition in SQL; by default on the column `service_point_id`
 * @throws UNKNOWN_CODE
 */
export async function servicePointFilter(
  context: SubgraphContext,
  servicePointId: string | null | undefined,
  condition = (point: string) => `service_point_id = ${point}`,
): Promise<ListFilter> {
  const points = servicePointId == null ? [] : await allServicePoints(context);
  const code = servicePointId == null ? null : plainDigits(servicePointId).trim();
  requireKnownCode(code, (given) => points.some(({ id }) => id === given), "filter", "servicePointId");
  return { name: "point", value: code, condition };
}

export const staffingOfServicePoint = groupLoader<SubgraphContext, string, StaffingEntity>(
  ({ database }, ids) => database.read(STAFFING, [ids]),
  ({ servicePointId }) => servicePointId,
);

/** The service point of a row, which a foreign key guarantees; one that is not cached yet has just opened. */
export async function servicePointOf(context: SubgraphContext, id: string): Promise<ServicePointEntity> {
  const known = await servicePointById(context).load(id);
  const point = known ?? (await readServicePoints(context.database)).find((one) => one.id === id);
  if (!point) throw new Error("a row refers to a service point that is not there");
  return point;
}
