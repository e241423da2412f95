import { INSUFFICIENT_PRIVILEGE, translateViolation } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { parseReason } from "../../agreement/text/free-text";
import { secondLink } from "./link-proposal";
import { linkedFileError } from "./linked-file.errors";
import type { HalfKnownPair } from "./linked-ids";

interface Follower {
  readonly found: HalfKnownPair;
  readonly receipt: string;
  readonly reason: string;
  /** Keeps the unknown id, under which nothing else is kept. */
  addFile(): Promise<unknown>;
}

/**
 * Follows the other party's link, whose receipt was checked: one member of staff proposes it, and another one carries it
 * out. @throws SECOND_PERSON_NEEDED, ALREADY_LINKED and the errors of a reason
 */
export async function followLink(
  db: EntityManager,
  { caller }: SubgraphContext,
  { found, receipt, reason: given, addFile }: Follower,
) {
  const { ownId, unknownId, pair } = found;
  const reason = parseReason(given);
  // Of two who carry it out at once, the second finds no proposal any more, and may not propose what is linked.
  // guard: followed-link-is-carried-out-once
  const seconded = await translateViolation(secondLink(db, caller, pair, reason), INSUFFICIENT_PRIVILEGE, () =>
    linkedFileError("ALREADY_LINKED").at("duplicateId"),
  );
  // guard: followed-link-takes-two-persons
  if (!seconded) return { seekerId: ownId };
  await addFile();
  const isKeptByOther = pair.keptId === unknownId;
  await db.query(
    `insert into linked_file (duplicate_id, kept_id, by_role, by_name, reason, followed_receipt, kept_by_other_party,
       proposed_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [unknownId, ownId, caller.role, caller.name, reason, receipt.trim(), isKeptByOther, seconded.proposedByName],
  );
  return { seekerId: ownId, duplicateId: unknownId };
}
