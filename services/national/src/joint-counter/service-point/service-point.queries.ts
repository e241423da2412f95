import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";

const OFFICES: Statement = {
  name: "service-point-offices",
  text: `select service_point_id as "servicePointId", office from service_point_office where service_point_id = any ($1)`,
};

/** The Hello Work office in charge of a service point. */
export const officeOfServicePoint = requestLoader<SubgraphContext, string, { servicePointId: string; office: string }>(
  ({ database }, ids) => database.read(OFFICES, [ids]),
  ({ servicePointId }) => servicePointId,
);
