import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { issueReceipt } from "../receipt/issue-receipt";
import type { Sealed } from "../receipt/receipt";
import { refuse } from "./approval-refusals";

/** 承認: approves one version of a joint document, once, with the party's receipt. @throws ALREADY_APPROVED */
export async function approve(db: EntityManager, context: SubgraphContext, sealed: Sealed): Promise<void> {
  const { caller, clock } = context;
  const { act, subject, version, contentHash } = sealed;
  const receipt = await issueReceipt(context, sealed);
  const approved: unknown[] = await db.query(
    `insert into approval (act, subject, version, content_hash, approved_on, by_role, by_name, receipt)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning act`,
    [act, subject, version, contentHash, clock.today(), caller.role, caller.name, receipt],
  );
  // guard: version-is-approved-once
  if (approved.length === 0) throw refuse("ALREADY_APPROVED");
}

/** Whether the own party has approved exactly this text. */
export async function hasApproved(db: EntityManager, { act, subject, version, contentHash }: Sealed): Promise<boolean> {
  const approved: unknown[] = await db.query(
    "select from approval where (act, subject, version, content_hash) = ($1, $2, $3, $4)",
    [act, subject, version, contentHash],
  );
  return approved.length === 1;
}
