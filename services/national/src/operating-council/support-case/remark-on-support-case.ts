import { approvalError } from "@aiwork/agreement/agreement/approval/approval.errors";
import { parseRequiredText } from "@aiwork/agreement/agreement/text/free-text";
import { requireNoIdentifyingText } from "@aiwork/agreement/operating-council/support-case/identifying-text";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { RemarkOnSupportCaseInput } from "../../generated/resolvers";
import { lockSupportCaseRemark } from "./support-case.queries";

const MAX_REMARKS_LENGTH = 2_000;

/**
 * 所感, without naming anybody. They may be overwritten until the national side has approved the case.
 * @throws NOT_A_VERSION, ALREADY_APPROVED, TEXT_IDENTIFIES, TEXT_REQUIRED and the other errors of texts
 */
export async function remarkOnSupportCase(db: EntityManager, input: RemarkOnSupportCaseInput, _: SubgraphContext) {
  const key = { id: parseUuid(input.supportCaseId, "supportCaseId"), version: input.version };
  if (key.version < 1) throw approvalError("NOT_A_VERSION").at("version");
  const remarks = parseRequiredText(input.remarks, "remarks", MAX_REMARKS_LENGTH);
  requireNoIdentifyingText(remarks, "remarks");
  const remark = await lockSupportCaseRemark(db, key);
  if (remark?.isApproved) throw approvalError("ALREADY_APPROVED");
  await db.query(
    remark
      ? "update support_case_remark set remarks = $3 where (support_case_id, version) = ($1, $2)"
      : "insert into support_case_remark (support_case_id, version, remarks) values ($1, $2, $3)",
    [key.id, key.version, remarks],
  );
  return { supportCaseId: key.id, version: key.version };
}
