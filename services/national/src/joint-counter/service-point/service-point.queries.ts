import type { ServicePointEntity } from "@aiwork/agreement/joint-counter/service-point/service-point.entity";
import { allServicePoints } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { officeNamed } from "./hello-work-offices";

const OFFICES: Statement = {
  name: "service-point-offices",
  text: `select service_point_id as "servicePointId", office from service_point_office where service_point_id = any ($1)`,
};

/** The Hello Work office in charge of a service point. */
export const officeOfServicePoint = requestLoader<SubgraphContext, string, { servicePointId: string; office: string }>(
  ({ database }, ids) => database.read(OFFICES, [ids]),
  ({ servicePointId }) => servicePointId,
);

/** The service points that belong to an office, in the order of opening; either of its names may stand in their rows. */
export async function servicePointsOfOffice(context: SubgraphContext, code: string): Promise<ServicePointEntity[]> {
  const points = await allServicePoints(context);
  const rows = await Promise.all(points.map(({ id }) => officeOfServicePoint(context).load(id)));
  return points.filter((_, i) => officeNamed(rows[i]?.office ?? "")?.code === code);
}
