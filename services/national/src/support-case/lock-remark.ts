import { caseSubject } from "@aiwork/agreement/support-case/case-subject";
import type { EntityManager } from "typeorm";
import type { SupportCaseKey } from "./support-case-key";

/** Reads whether a version has remarks and whether they are approved, and locks them until the end of the transaction. */
export async function lockRemark(
  db: EntityManager,
  { id, version }: SupportCaseKey,
): Promise<{ isApproved: boolean } | undefined> {
  await db.query("select pg_advisory_xact_lock(hashtext($1))", [`aiwork:${caseSubject(id)}`]);
  const [remark] = await db.query(
    `select is_approved as "isApproved" from support_case_remark where (support_case_id, version) = ($1, $2)`,
    [id, version],
  );
  return remark;
}
