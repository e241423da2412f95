import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Desk, Statement } from "@aiwork/runtime/database/open-database";
import { ServicePointEntity } from "./service-point.entity";

const ALL: Statement = {
  name: "service-points",
  text: `select ${columnsOf(ServicePointEntity)} from service_point order by opened_on, ward_code`,
};
/** A service point opens or closes once in years; a process learns of it within a minute. */
const KEPT_MS = 60_000;

interface Known {
  points: Promise<ServicePointEntity[]>;
  readAt: number;
}

const knownIn = new WeakMap<object, Known>();

/** All service points in the order of opening, cached for a minute per process and database. */
export function knownServicePoints(database: Desk): Promise<ServicePointEntity[]> {
  const known = knownIn.get(database.source);
  return known && performance.now() - known.readAt < KEPT_MS ? known.points : readServicePoints(database);
}

/** Reads them again; a failed or empty result is not cached. */
export function readServicePoints(database: Desk): Promise<ServicePointEntity[]> {
  const known = { points: database.read<ServicePointEntity>(ALL), readAt: performance.now() };
  knownIn.set(database.source, known);
  const forget = () => {
    if (knownIn.get(database.source) === known) knownIn.delete(database.source);
  };
  known.points.then((points) => points.length === 0 && forget(), forget);
  return known.points;
}
