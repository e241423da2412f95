import { recordChange } from "@aiwork/agreement/state-change/record-change";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import type { SupportCaseEntity, SupportCaseStatus } from "./support-case.entity";

/** Changes the status of a version and records the change in its history. */
export async function changeCase(
  db: EntityManager,
  { caller }: SubgraphContext,
  { recordId, status: from }: Pick<SupportCaseEntity, "recordId" | "status">,
  to: SupportCaseStatus,
  reason: string | null = null,
): Promise<void> {
  await db.query("update support_case set status = $2 where record_id = $1", [recordId, to]);
  await recordChange(db, caller, { subjectId: recordId, from, to, reason });
}
