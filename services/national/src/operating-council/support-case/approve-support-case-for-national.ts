import { approveDocument, requireVersionAndHash } from "@aiwork/agreement/agreement/approval/approve";
import { supportCaseSubject } from "@aiwork/agreement/operating-council/support-case/support-case";
import { supportCaseError } from "@aiwork/agreement/operating-council/support-case/support-case.errors";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ApproveSupportCaseForNationalInput } from "../../generated/resolvers";
import { lockSupportCaseRemark } from "./support-case.queries";

/**
 * The national side's approval of the city's four headings, by their hash, after the fifth is written. From then on the
 * remarks are public.
 * @throws NOT_A_VERSION, NOT_A_HASH, REMARKS_MISSING, ALREADY_APPROVED
 */
export async function approveSupportCaseForNational(
  db: EntityManager,
  input: ApproveSupportCaseForNationalInput,
  context: SubgraphContext,
) {
  const { version, contentHash } = input;
  const id = parseUuid(input.supportCaseId, "supportCaseId");
  requireVersionAndHash(input, ["version", "contentHash"]);
  if (!(await lockSupportCaseRemark(db, { id, version }))) throw supportCaseError("REMARKS_MISSING");
  await approveDocument(db, context, {
    act: "approveSupportCaseForNational",
    subject: supportCaseSubject(id),
    version,
    contentHash,
  });
  await db.query("update support_case_remark set is_approved = true where (support_case_id, version) = ($1, $2)", [
    id,
    version,
  ]);
  return { supportCaseId: id, version };
}
