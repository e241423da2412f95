import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { groupLoader, requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { type Connection, readConnection } from "@aiwork/subgraph/lists/connection";
import { filterList, type KeysetList, type PageArguments, parsePageRequest } from "@aiwork/subgraph/lists/keyset-list";
import type { MutationResult } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { atOwnServicePoints } from "../service-point/service-point.access";
import { FileTransferEntity, type FileTransferStatus } from "./file-transfer.entity";

export type FileTransferPayload = MutationResult<"transferId">;
export type FileTransfers = Connection<FileTransferEntity>;

const FILE_TRANSFERS: KeysetList = {
  name: "file-transfers",
  select: `select ${columnsOf(FileTransferEntity)}, recorded_at from file_transfer`,
  order: [
    ["recorded_at", "timestamptz"],
    ["id", "uuid"],
  ],
};
const TRANSFERS_BY_ID: Statement = {
  name: "file-transfers-by-id",
  text: `select ${columnsOf(FileTransferEntity)} from file_transfer where id = any ($1::uuid[])`,
};
const TRANSFERS_OF_SEEKER: Statement = {
  name: "file-transfers-of-seeker",
  text: `select ${columnsOf(FileTransferEntity)} from file_transfer where seeker_id = any ($1::uuid[])
    order by seeker_id, recorded_at desc, id`,
};

export const fileTransferById = requestLoader<SubgraphContext, string, FileTransferEntity>(
  ({ database }, ids) => database.read(TRANSFERS_BY_ID, [ids]),
  ({ id }) => id,
);

/** The transfers of a person, newest first. */
export const fileTransfersOfSeeker = groupLoader<SubgraphContext, string, FileTransferEntity>(
  ({ database }, seekerIds) => database.read(TRANSFERS_OF_SEEKER, [seekerIds]),
  ({ seekerId }) => seekerId,
);

/** The transfers from and to the caller's service points, newest first. */
export function readFileTransfers(
  { database, caller }: SubgraphContext,
  { status, ...page }: PageArguments & { status?: FileTransferStatus | null },
): Promise<FileTransfers> {
  const own = (points: string) =>
    `(from_service_point_id = any (${points}::text[]) or to_service_point_id = any (${points}::text[]))`;
  // guard: worklist-of-transfers-holds-own-service-points
  const { list, values } = filterList(FILE_TRANSFERS, [
    atOwnServicePoints(caller, own),
    { name: "status", value: status, condition: (state) => `status = ${state}` },
  ]);
  return readConnection(database, list, values, parsePageRequest(page));
}
