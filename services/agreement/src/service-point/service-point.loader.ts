import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { groupLoader } from "@aiwork/runtime/loader/group-loader";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { knownServicePoints, readServicePoints } from "./known-service-points";
import type { ServicePointEntity } from "./service-point.entity";
import { StaffingEntity } from "./staffing.entity";

const STAFFING: Statement = {
  name: "staffing-by-service-point",
  text: `select ${columnsOf(StaffingEntity)} from staffing where service_point_id = any ($1) order by fiscal_year, kind`,
};

/** All service points, in the order of opening. */
export async function allServicePoints({ database }: SubgraphContext): Promise<ServicePointEntity[]> {
  return [...(await knownServicePoints(database))];
}

export const servicePointById = requestLoader<SubgraphContext, string, ServicePointEntity>(
  ({ database }) => knownServicePoints(database),
  (point) => point.id,
);

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
