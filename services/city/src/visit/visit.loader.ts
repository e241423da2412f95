import type { ActedOn } from "@aiwork/runtime/act/acted-on";
import { childConnections } from "@aiwork/runtime/connection/child-connections";
import type { KeysetList } from "@aiwork/runtime/connection/keyset-list";
import type { Connection } from "@aiwork/runtime/connection/make-connection";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { VisitEntity } from "./visit.entity";

export type Visits = Connection<VisitEntity>;
export type ActedOnVisit = ActedOn<"visitId">;

/** Visits by day, latest first, including voided visits. */
export const VISITS: KeysetList = {
  name: "visits",
  select: `select ${columnsOf(VisitEntity)}, visited_on from visit`,
  order: [
    ["visited_on", "date"],
    ["id", "uuid"],
  ],
};
const BY_ID: Statement = { name: "visits-by-id", text: `${VISITS.select} where id = any ($1::uuid[])` };

export const visitById = requestLoader<SubgraphContext, string, VisitEntity>(
  ({ database }, ids) => database.read(BY_ID, [ids]),
  ({ id }) => id,
);

export const visitsOfSeeker = childConnections<VisitEntity>(
  { ...VISITS, select: `${VISITS.select} where seeker_id = parent.key` },
  "uuid",
);
