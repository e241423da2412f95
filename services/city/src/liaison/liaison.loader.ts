import { OF_PERSON } from "@aiwork/agreement/linked-file/of-person";
import type { ActedOn } from "@aiwork/runtime/act/acted-on";
import { childConnections } from "@aiwork/runtime/connection/child-connections";
import type { KeysetList } from "@aiwork/runtime/connection/keyset-list";
import type { Connection } from "@aiwork/runtime/connection/make-connection";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { LiaisonEntity } from "./liaison.entity";

export type Liaisons = Connection<LiaisonEntity>;
export type ActedOnLiaison = ActedOn<"liaisonId">;

/** Liaisons by the day they were opened, latest first. */
export const LIAISONS: KeysetList = {
  name: "liaisons",
  select: `select ${columnsOf(LiaisonEntity)}, opened_on from liaison`,
  order: [
    ["opened_on", "date"],
    ["id", "uuid"],
  ],
};
const BY_ID: Statement = { name: "liaisons-by-id", text: `${LIAISONS.select} where id = any ($1::uuid[])` };

export const liaisonById = requestLoader<SubgraphContext, string, LiaisonEntity>(
  ({ database }, ids) => database.read(BY_ID, [ids]),
  ({ id }) => id,
);

// guard: liaisons-about-either-id-are-persons
export const liaisonsOfSeeker = childConnections<LiaisonEntity>(
  { ...LIAISONS, select: `${LIAISONS.select} ${OF_PERSON}` },
  "uuid",
);
