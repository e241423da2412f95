import { supportCaseSubject } from "@aiwork/agreement/operating-council/support-case/support-case";
import type { UserError } from "@aiwork/subgraph/mutations/mutation";
import type { EntityManager } from "typeorm";

/** A version of a support case. The city keeps its first four headings. */
export interface NationalSupportCaseKey {
  id: string;
  version: number;
}

/** The payload of a mutation on a support case. */
export interface NationalSupportCasePayload {
  readonly supportCaseId?: string;
  readonly version?: number;
  userErrors: UserError[];
}

/** The case of a payload; null where the mutation was refused. */
export function nationalSupportCaseOfPayload({
  supportCaseId,
  version,
}: NationalSupportCasePayload): NationalSupportCaseKey | null {
  return supportCaseId === undefined || version === undefined ? null : { id: supportCaseId, version };
}

/** Reads whether a version has remarks and whether they are approved, and locks them until the end of the transaction. */
export async function lockSupportCaseRemark(
  db: EntityManager,
  { id, version }: NationalSupportCaseKey,
): Promise<{ isApproved: boolean } | undefined> {
  await db.query("select pg_advisory_xact_lock(hashtext($1))", [`aiwork:${supportCaseSubject(id)}`]);
  const [remark] = await db.query(
    `select is_approved as "isApproved" from support_case_remark where (support_case_id, version) = ($1, $2)`,
    [id, version],
  );
  return remark;
}
