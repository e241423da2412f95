import type { SealFault } from "@aiwork/runtime/seal/seals";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { RECEIPT_TYPE, type Receipt, receiptContent, type Sealed } from "./receipt";
import { refuse } from "./receipt-refusals";

/** What the receipt must be about; the other party may state any content hash. */
export type Awaited = Omit<Sealed, "contentHash">;

const FAULTS = {
  UNREADABLE: "RECEIPT_UNREADABLE",
  FOREIGN_KEY: "RECEIPT_OF_FOREIGN_KEY",
  NOT_GENUINE: "RECEIPT_NOT_GENUINE",
} as const satisfies Record<SealFault, string>;

/**
 * Verifies a receipt of the other party by its published keys alone, and keeps it; each receipt is accepted once.
 * @throws RECEIPT_UNREADABLE, RECEIPT_OF_FOREIGN_KEY, RECEIPT_NOT_GENUINE, RECEIPT_OF_OTHER_ACT,
 * RECEIPT_OF_OTHER_THING, RECEIPT_OF_OTHER_VERSION, RECEIPT_USED, PEER_KEYS_AWAY
 */
export async function takeReceipt(
  db: EntityManager,
  context: SubgraphContext,
  { sealed, field, awaited }: { sealed: string; field: string; awaited: Awaited },
): Promise<Receipt> {
  const receipt = await openReceipt(context, sealed.trim(), field);
  // guard: receipt-is-not-taken
  if (receipt.act !== awaited.act || receipt.party === context.caller.party)
    throw refuse("RECEIPT_OF_OTHER_ACT").at(field);
  // guard: receipt-about-another-joint-document-is-not-taken
  if (receipt.subject !== awaited.subject) throw refuse("RECEIPT_OF_OTHER_THING").at(field);
  // guard: receipt-of-another-version-is-not-taken
  if (receipt.version !== awaited.version) throw refuse("RECEIPT_OF_OTHER_VERSION").at(field);
  // guard: receipt-is-taken-once
  if (!(await keepReceipt(db, context, receipt, sealed.trim()))) throw refuse("RECEIPT_USED").at(field);
  return receipt;
}

// guard: receipt-says-all-receipt-says
async function openReceipt({ seals }: SubgraphContext, sealed: string, field: string): Promise<Receipt> {
  const opened = await seals.open(RECEIPT_TYPE, sealed);
  // guard: receipt-is-not-other-partys
  if ("fault" in opened) throw refuse(FAULTS[opened.fault]).at(field);
  const { success, data } = receiptContent.safeParse(opened.content);
  if (!success) throw refuse("RECEIPT_UNREADABLE").at(field);
  return data;
}

/** Each receipt once, compared by content: the same content can have two valid signatures. */
async function keepReceipt(db: EntityManager, context: SubgraphContext, receipt: Receipt, sealed: string) {
  const { act, subject, version, contentHash, day, by } = receipt;
  const kept: unknown[] = await db.query(
    `insert into kept_receipt (act, subject, version, content_hash, given_on, by_role, by_name, receipt, kept_by_role)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning act`,
    [act, subject, version, contentHash, day, by.role, by.name, sealed, context.caller.role],
  );
  return kept.length === 1;
}
