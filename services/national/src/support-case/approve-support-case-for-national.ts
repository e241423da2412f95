import { approve } from "@aiwork/agreement/approval/approve";
import { parseApproved } from "@aiwork/agreement/approval/parse-approved";
import { refuse } from "@aiwork/agreement/support-case/case-refusals";
import { caseSubject } from "@aiwork/agreement/support-case/case-subject";
import type { ActInput } from "@aiwork/runtime/act/act";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { lockRemark } from "./lock-remark";

export interface CaseApproving extends ActInput {
  supportCaseId: string;
  version: number;
  contentHash: string;
}

/**
 * The national side's approval of the city's four headings, by their hash, after the fifth is written. From then on the
 * remarks are public.
 * @throws NOT_A_VERSION, NOT_A_HASH, REMARKS_MISSING, ALREADY_APPROVED
 */
export async function approveSupportCaseForNational(db: EntityManager, input: CaseApproving, context: SubgraphContext) {
  const { version, contentHash } = input;
  const id = parseUuid(input.supportCaseId, "supportCaseId");
  parseApproved(input, ["version", "contentHash"]);
  if (!(await lockRemark(db, { id, version }))) throw refuse("REMARKS_MISSING");
  await approve(db, context, { act: "approveSupportCaseForNational", subject: caseSubject(id), version, contentHash });
  await db.query("update support_case_remark set is_approved = true where (support_case_id, version) = ($1, $2)", [
    id,
    version,
  ]);
  return { supportCaseId: id, version };
}
