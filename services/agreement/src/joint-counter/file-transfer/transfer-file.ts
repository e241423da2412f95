import { randomUUID } from "node:crypto";
import { checkFields } from "@aiwork/server/errors/business-error";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import type { MutationInput } from "@aiwork/subgraph/mutations/mutation";
import { INSUFFICIENT_PRIVILEGE, mutationError, translateViolation } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { recordStateChange } from "../../agreement/state-change/state-change";
import { requireTransition } from "../../agreement/state-change/transitions";
import { parseReason } from "../../agreement/text/free-text";
import { parseSeekerKey } from "../seeker/seeker-key";
import { requireKnownServicePoints, requireOwnServicePoint } from "../service-point/service-point.access";
import { FILE_TRANSFER_TRANSITIONS, FileTransferEntity, type FileTransferStatus } from "./file-transfer.entity";
import { fileTransferError } from "./file-transfer.errors";

/** A query of the service points at which the person `$1` is served by a party, the latest first, as `point`. */
export type ServedAtQuery = string;

export interface TransferInput extends MutationInput {
  seekerId: string;
  /** The service point that takes the person. */
  servicePointId: string;
  reason: string;
}

/**
 * 移管の依頼: by the taking service point, for a person whose record the caller may read, as by break-glass. It opens
 * nothing: the person moves when the giving service point hands over.
 * @throws NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT, NO_SUCH_RECORD, ALREADY_AT_SERVICE_POINT,
 * TRANSFER_REQUESTED_ALREADY and the errors of a reason
 */
export function requestTransfer(servedAt: ServedAtQuery) {
  return async (db: EntityManager, input: TransferInput, context: SubgraphContext) => {
    const { servicePointId: to } = input;
    const seekerId = await readSeekerId(db, input.seekerId);
    const { reason } = await checkFields({
      // guard: transfer-is-requested-to-own-service-point
      servicePoint: () => requireOwnServicePoint(db, context.caller, to),
      reason: () => parseReason(input.reason),
    });
    const [from, ...others] = await readPoints(db, servedAt, seekerId);
    if (from === undefined) throw mutationError("NO_SUCH_RECORD").at("seekerId");
    // guard: nobody-is-moved-to-where-they-are
    if ([from, ...others].includes(to)) throw fileTransferError("ALREADY_AT_SERVICE_POINT").at("servicePointId");
    const requesting = addTransfer(db, context, { seekerId, from, to, status: "REQUESTED" }, reason);
    // guard: transfer-is-requested-once
    return translateViolation(requesting, "file_transfer_requested_once", () =>
      fileTransferError("TRANSFER_REQUESTED_ALREADY").at("seekerId"),
    );
  };
}

/**
 * 移管: by the giving service point, which hands the person over to another one, with or without a request. What is open
 * there (a booked session, a live referral) keeps the person in its reach until it ends.
 * @throws NO_SUCH_RECORD, NO_SUCH_SERVICE_POINT, ALREADY_AT_SERVICE_POINT and the errors of a reason
 */
export function handOverFile(servedAt: ServedAtQuery) {
  return async (db: EntityManager, input: TransferInput, context: SubgraphContext) => {
    const { caller } = context;
    const { servicePointId: to } = input;
    const seekerId = await readSeekerId(db, input.seekerId);
    // guard: person-is-handed-over-by-own-service-point
    const from = (await readPoints(db, servedAt, seekerId)).find((point) => caller.servicePoints.includes(point));
    if (from === undefined) throw mutationError("NO_SUCH_RECORD").at("seekerId");
    const { reason } = await checkFields({
      servicePoint: () => requireKnownServicePoints(db, [to], "servicePointId"),
      // guard: person-is-handed-over-for-reason
      reason: () => parseReason(input.reason),
    });
    if (from === to) throw fileTransferError("ALREADY_AT_SERVICE_POINT").at("servicePointId");
    const requested = await lockRequested(db, seekerId, to);
    // The person moves with the transfer.
    const moving =
      requested?.fromServicePointId === from
        ? decideTransfer(db, context, requested, "DONE", reason)
        : addTransfer(db, context, { seekerId, from, to, status: "DONE" }, reason);
    // The database moves nobody who is no longer where the transfer begins.
    // guard: person-who-was-moved-meanwhile-is-not-there
    return translateViolation(moving, INSUFFICIENT_PRIVILEGE, () => mutationError("NO_SUCH_RECORD").at("seekerId"));
  };
}

export interface RefuseTransferInput extends MutationInput {
  transferId: string;
  reason: string;
}

/** 移管の拒否: by the giving service point. @throws NO_SUCH_RECORD, ILLEGAL_TRANSITION and the errors of a reason */
export async function refuseTransfer(db: EntityManager, input: RefuseTransferInput, context: SubgraphContext) {
  const [transfer]: FileTransferEntity[] = await db.query(
    `select ${columnsOf(FileTransferEntity)} from file_transfer
     where id = $1 and from_service_point_id = any ($2::text[]) for update`,
    [parseUuid(input.transferId, "transferId"), context.caller.servicePoints],
  );
  // guard: transfer-is-refused-by-giving-service-point
  if (!transfer) throw mutationError("NO_SUCH_RECORD").at("transferId");
  // guard: transfer-is-refused-once
  requireTransition(FILE_TRANSFER_TRANSITIONS, transfer.status, "REFUSED", "transferId");
  // guard: transfer-is-refused-for-reason
  return decideTransfer(db, context, transfer, "REFUSED", parseReason(input.reason));
}

/** The id under which the person's file is kept. */
async function readSeekerId(db: EntityManager, given: string): Promise<string> {
  const [{ kept }]: [{ kept: string }] = await db.query("select file_of($1::uuid) as kept", [
    parseSeekerKey({ id: given }).id,
  ]);
  return kept;
}

/** The caller's own rights apply, so a person whom the caller may not see is served nowhere. */
async function readPoints(db: EntityManager, servedAt: ServedAtQuery, seekerId: string): Promise<string[]> {
  const rows: { point: string }[] = await db.query(servedAt, [seekerId]);
  return rows.map(({ point }) => point);
}

/** The request keeps from being refused until the transaction ends; the giving service point alone may. */
async function lockRequested(db: EntityManager, seekerId: string, to: string): Promise<FileTransferEntity | undefined> {
  const [found]: FileTransferEntity[] = await db.query(
    // guard: request-is-handed-over-or-refused
    `select ${columnsOf(FileTransferEntity)} from file_transfer
     where seeker_id = $1 and to_service_point_id = $2 and status = 'REQUESTED' for update`,
    [seekerId, to],
  );
  return found;
}

async function addTransfer(
  db: EntityManager,
  { caller }: SubgraphContext,
  { seekerId, from, to, status }: { seekerId: string; from: string; to: string; status: FileTransferStatus },
  reason: string,
) {
  const id = randomUUID();
  await db.query(
    `insert into file_transfer (id, seeker_id, from_service_point_id, to_service_point_id, status)
     values ($1, $2, $3, $4, $5)`,
    [id, seekerId, from, to, status],
  );
  await recordStateChange(db, caller, { subjectId: id, from: null, to: status, reason });
  return { transferId: id };
}

async function decideTransfer(
  db: EntityManager,
  { caller }: SubgraphContext,
  { id, status }: FileTransferEntity,
  to: FileTransferStatus,
  reason: string,
) {
  await db.query("update file_transfer set status = $2 where id = $1", [id, to]);
  await recordStateChange(db, caller, { subjectId: id, from: status, to, reason });
  return { transferId: id };
}
