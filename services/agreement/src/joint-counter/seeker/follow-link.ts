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
  await requireNotFollowed(db, found);
  const seconded = await secondLink(db, caller, pair, reason);
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

/** Of two who carry out one proposal at once, the second waits for the first, and finds the files linked. @throws ALREADY_LINKED */
async function requireNotFollowed(db: EntityManager, { ownId, unknownId, pair }: HalfKnownPair): Promise<void> {
  await db.query("select from link_proposal where (duplicate_id, kept_id) = ($1, $2) for update", [
    pair.duplicateId,
    pair.keptId,
  ]);
  const linked: unknown[] = await db.query("select from linked_file where (duplicate_id, kept_id) = ($1, $2)", [
    unknownId,
    ownId,
  ]);
  // guard: followed-link-is-carried-out-once
  if (linked.length > 0) throw linkedFileError("ALREADY_LINKED").at("duplicateId");
}
