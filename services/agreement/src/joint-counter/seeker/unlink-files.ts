import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import type { MutationInput } from "@aiwork/subgraph/mutations/mutation";
import { mutationError, translateViolation } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { parseReason } from "../../agreement/text/free-text";
import { isReceiptOfDuplicate } from "./link-receipt";
import { linkedFileError } from "./linked-file.errors";

interface LinkKeeper {
  /** Whether the caller is staff at the person's service point. */
  mayActFor(db: EntityManager, context: SubgraphContext, seekerId: string): Promise<boolean>;
}

export interface UnlinkFilesInput extends MutationInput {
  duplicateId: string;
  reason: string;
}

/**
 * The id that was joined here. A link that was followed by receipt may stand the other way round, since the id under which
 * the file is kept stays; it is undone by the duplicate that the receipt names, as the other party undoes it.
 */
async function joinedIdOf(db: EntityManager, duplicateId: string): Promise<string> {
  const followed: { joinedId: string; receipt: string }[] = await db.query(
    `select duplicate_id as "joinedId", followed_receipt as receipt from linked_file
     where kept_id = file_of($1::uuid) and followed_receipt is not null`,
    [duplicateId],
  );
  // guard: followed-link-is-undone-as-its-receipt-says
  return followed.find(({ receipt }) => isReceiptOfDuplicate(receipt, duplicateId))?.joinedId ?? duplicateId;
}

/**
 * 統合の取消し: parts an id from the file that it was joined to. What the link moved goes back; what was recorded since stays
 * with the kept file, and consents that the link ended stay ended.
 * @throws NO_SUCH_RECORD, NOT_LINKED and the errors of a reason
 */
export function unlinkFiles({ mayActFor }: LinkKeeper) {
  return async (db: EntityManager, input: UnlinkFilesInput, context: SubgraphContext) => {
    const duplicateId = parseUuid(input.duplicateId, "duplicateId");
    // guard: link-is-undone-by-staff-of-kept-file
    if (!(await mayActFor(db, context, duplicateId))) throw mutationError("NO_SUCH_RECORD").at("duplicateId");
    const joinedId = await joinedIdOf(db, duplicateId);
    const [{ keptId }]: [{ keptId: string }] = await db.query(`select file_of($1::uuid) as "keptId"`, [joinedId]);
    // guard: link-is-undone-for-reason
    const reason = parseReason(input.reason);
    const unlinking = db.query("select unlink_file($1, $2)", [joinedId, reason]);
    await translateViolation(unlinking, "link_is_undone_once", () => linkedFileError("NOT_LINKED").at("duplicateId"));
    return { seekerId: keptId };
  };
}
