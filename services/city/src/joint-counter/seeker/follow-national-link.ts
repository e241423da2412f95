import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { requireLinkReceipt } from "@aiwork/agreement/joint-counter/seeker/link-receipt";
import { findHalfKnownPair, type LinkedPair } from "@aiwork/agreement/joint-counter/seeker/linked-ids";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { LinkCityFilesInput } from "../../generated/resolvers";
import { cityFileError } from "./city-file.errors";
import { requireCityFile } from "./require-city-file";
import { citySeekerAccess } from "./seeker.access";

/**
 * Follows a link of the national side: of the two ids the city knows one, and takes the other for the same person by the
 * national receipt. Null where the city knows both or neither.
 * @throws FILE_ANONYMIZED and the errors of a reason and of a receipt
 */
export async function followNationalLink(
  db: EntityManager,
  { receipt, reason: given }: LinkCityFilesInput,
  pair: LinkedPair,
  context: SubgraphContext,
) {
  if (receipt == null) return null;
  const found = await findHalfKnownPair(db, pair, (id) => citySeekerAccess.mayActFor(db, context, id));
  if (!found) return null;
  const { ownId, unknownId } = found;
  // guard: city-follows-national-receipt-alone
  await requireLinkReceipt(context, "linkNationalFiles", pair, receipt);
  const { status } = await requireCityFile(db, context, ownId);
  // guard: anonymized-file-gets-no-other-id
  if (status === "ANONYMIZED") throw cityFileError("FILE_ANONYMIZED").at("duplicateId");
  const { caller, clock } = context;
  const reason = parseReason(given);
  await db.query(
    `insert into city_file (seeker_id, registered_at, registered_on, status)
     select $1, registered_at, $3, 'CLOSED' from city_file where seeker_id = $2`,
    [unknownId, ownId, clock.today()],
  );
  await db.query(
    `insert into linked_file (duplicate_id, kept_id, by_role, by_name, reason, followed_receipt)
     values ($1, $2, $3, $4, $5, $6)`,
    [unknownId, ownId, caller.role, caller.name, reason, receipt.trim()],
  );
  await recordStateChange(db, caller, { subjectId: ownId, from: status, to: status, reason });
  return { seekerId: ownId, duplicateId: unknownId };
}
