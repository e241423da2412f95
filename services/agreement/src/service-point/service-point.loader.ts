import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { ServicePointEntity } from "./service-point.entity";
import { StaffingEntity } from "./staffing.entity";

const ALL: Statement = {
  name: "service-points",
  text: `select ${columnsOf(ServicePointEntity)} from service_point order by opened_on, ward_code`,
};
const SOME: Statement = {
  name: "service-points-by-id",
  text: `select ${columnsOf(ServicePointEntity)} from service_point where id = any ($1)`,
};
const STAFFING: Statement = {
  name: "staffing-by-service-point",
  text: `select ${columnsOf(StaffingEntity)} from staffing where service_point_id = any ($1) order by fiscal_year, kind`,
};

/** In the order in which they opened. */
export function allServicePoints({ database }: SubgraphContext): Promise<ServicePointEntity[]> {
  return database.read(ALL);
}

export const servicePointById = requestLoader<SubgraphContext, string, ServicePointEntity>(
  ({ database }, ids) => database.read(SOME, [ids]),
  (point) => point.id,
);

export const staffingOfServicePoint = requestLoader<SubgraphContext, string, { id: string; rows: StaffingEntity[] }>(
  async ({ database }, ids) => {
    const rows = await database.read<StaffingEntity>(STAFFING, [ids]);
    return ids.map((id) => ({ id, rows: rows.filter((row) => row.servicePointId === id) }));
  },
  ({ id }) => id,
);

/** The point of a row that refers to it, which the database guarantees. */
export async function servicePointOf(context: SubgraphContext, id: string): Promise<ServicePointEntity> {
  const point = await servicePointById(context).load(id);
  if (!point) throw new Error("a row refers to a service point that is not there");
  return point;
}
