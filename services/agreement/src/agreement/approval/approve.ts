import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { issueReceipt, type ReceiptedDocument } from "../receipt/receipt";
import { approvalError } from "./approval.errors";

/** 承認: approves one version of a joint document, once, with the party's receipt. @throws ALREADY_APPROVED */
export async function approveDocument(
  db: EntityManager,
  context: SubgraphContext,
  document: ReceiptedDocument,
): Promise<void> {
  const { caller, clock } = context;
  const { act, subject, version, contentHash } = document;
  const receipt = await issueReceipt(context, document);
  const approved: unknown[] = await db.query(
    `insert into approval (act, subject, version, content_hash, approved_on, by_role, by_name, receipt)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning act`,
    [act, subject, version, contentHash, clock.today(), caller.role, caller.name, receipt],
  );
  // guard: version-is-approved-once
  if (approved.length === 0) throw approvalError("ALREADY_APPROVED");
}

/** Whether the own party has approved exactly this text. */
export async function hasApprovedDocument(
  db: EntityManager,
  { act, subject, version, contentHash }: ReceiptedDocument,
): Promise<boolean> {
  const approved: unknown[] = await db.query(
    "select from approval where (act, subject, version, content_hash) = ($1, $2, $3, $4)",
    [act, subject, version, contentHash],
  );
  return approved.length === 1;
}

const SHA256_HEX = /^[0-9a-f]{64}$/;

/** The version and hash of a joint document that the other party keeps. @throws NOT_A_VERSION, NOT_A_HASH */
export function requireVersionAndHash(
  { version, contentHash }: { version: number; contentHash: string },
  [versionField, hashField]: readonly [string, string],
): void {
  if (version < 1) throw approvalError("NOT_A_VERSION").at(versionField);
  if (!SHA256_HEX.test(contentHash)) throw approvalError("NOT_A_HASH").at(hashField);
}
