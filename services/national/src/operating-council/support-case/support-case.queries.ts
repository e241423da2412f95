import { isStaff } from "@aiwork/server/identity/caller";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import type { UserError } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { SupportCaseRemarkEntity } from "./support-case.entity";

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

const REMARKS: Statement = {
  name: "support-case-remarks",
  text: `select ${columnsOf(SupportCaseRemarkEntity)} from support_case_remark
    where support_case_id || ' ' || version = any ($1)`,
};

const remarkOnCase = requestLoader<SubgraphContext, string, SupportCaseRemarkEntity>(
  ({ database }, keys) => database.read(REMARKS, [keys]),
  ({ supportCaseId, version }) => `${supportCaseId} ${version}`,
);

/** Readable outside both parties only after the national side has approved the case. */
export async function readRemarks(
  context: SubgraphContext,
  { id, version }: NationalSupportCaseKey,
): Promise<string | null> {
  const remark = await remarkOnCase(context).load(`${id} ${version}`);
  return remark && (remark.isApproved || isStaff(context.caller)) ? remark.remarks : null;
}

/** Reads whether a version has remarks and whether they are approved, and locks them until the end of the transaction. */
export async function lockSupportCaseRemark(
  db: EntityManager,
  { id, version }: NationalSupportCaseKey,
): Promise<{ isApproved: boolean } | undefined> {
  await db.query("select lock_remarks($1)", [id]);
  const [remark] = await db.query(
    `select is_approved as "isApproved" from support_case_remark where (support_case_id, version) = ($1, $2)`,
    [id, version],
  );
  return remark;
}
