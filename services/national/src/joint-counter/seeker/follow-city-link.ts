import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { requireLinkReceipt } from "@aiwork/agreement/joint-counter/seeker/link-receipt";
import { findHalfKnownPair, type LinkedPair } from "@aiwork/agreement/joint-counter/seeker/linked-ids";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { LinkNationalFilesInput } from "../../generated/resolvers";
import { nationalSeekerAccess } from "./seeker.access";

/**
 * Follows a link of the city: of the two ids the national side knows one, and takes the other for the same person by the
 * city's receipt. Null where it knows both or neither.
 * @throws the errors of a reason and of a receipt
 */
export async function followCityLink(
  db: EntityManager,
  { receipt, reason: given }: LinkNationalFilesInput,
  pair: LinkedPair,
  context: SubgraphContext,
) {
  if (receipt == null) return null;
  const found = await findHalfKnownPair(db, pair, (id) => nationalSeekerAccess.mayActFor(db, context, id));
  if (!found) return null;
  const { ownId, unknownId } = found;
  // guard: national-side-follows-city-receipt-alone
  await requireLinkReceipt(context, "linkCityFiles", pair, receipt);
  const { caller } = context;
  const reason = parseReason(given);
  await db.query("insert into national_file (seeker_id) values ($1)", [unknownId]);
  await db.query(
    `insert into linked_file (duplicate_id, kept_id, by_role, by_name, reason, followed_receipt)
     values ($1, $2, $3, $4, $5, $6)`,
    [unknownId, ownId, caller.role, caller.name, reason, receipt.trim()],
  );
  return { seekerId: ownId, duplicateId: unknownId };
}
