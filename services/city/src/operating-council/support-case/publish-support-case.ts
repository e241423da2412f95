import { approvalError } from "@aiwork/agreement/agreement/approval/approval.errors";
import { hasApprovedDocument } from "@aiwork/agreement/agreement/approval/approve";
import { acceptReceipt } from "@aiwork/agreement/agreement/receipt/receipt";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { supportCaseSubject } from "@aiwork/agreement/operating-council/support-case/support-case";
import { supportCaseError } from "@aiwork/agreement/operating-council/support-case/support-case.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { PublishSupportCaseInput } from "../../generated/resolvers";
import { SUPPORT_CASE_TRANSITIONS } from "./support-case.entity";
import { changeSupportCaseStatus, lockSupportCase, requireCurrentCase, supportCaseKey } from "./support-case.queries";

const REPLACED_REASON = "次の版の公表による";

/**
 * Publishes a case once the city has approved it and the national side's receipt of its approval is given, which comes
 * with Hello Work's remarks, the fifth heading. A version that was published before is withdrawn.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, CITY_APPROVAL_MISSING, SUPPORT_CASE_DIFFERS and the
 * errors of a receipt
 */
export async function publishSupportCase(db: EntityManager, input: PublishSupportCaseInput, context: SubgraphContext) {
  const versions = await lockSupportCase(db, context, input.supportCaseId);
  const supportCase = requireCurrentCase(versions, input.version);
  const { id, version, status } = supportCase;
  const subject = supportCaseSubject(id);
  const { contentHash } = await acceptReceipt(db, context, {
    receipt: input.nationalReceipt,
    field: "nationalReceipt",
    expected: { act: "approveSupportCaseForNational", subject, version },
  });
  const isApprovedNow = status === "DEIDENTIFIED";
  requireTransition(SUPPORT_CASE_TRANSITIONS, isApprovedNow ? "APPROVED" : status, "PUBLISHED", "supportCaseId");
  if (contentHash !== supportCase.contentHash) throw supportCaseError("SUPPORT_CASE_DIFFERS").at("nationalReceipt");
  if (!(await hasApprovedDocument(db, { act: "approveSupportCaseForCity", subject, version, contentHash })))
    throw approvalError("CITY_APPROVAL_MISSING");
  for (const before of versions.filter((one) => one.status === "PUBLISHED"))
    await changeSupportCaseStatus(db, context, before, "WITHDRAWN", REPLACED_REASON);
  if (isApprovedNow) await changeSupportCaseStatus(db, context, supportCase, "APPROVED");
  await changeSupportCaseStatus(db, context, { ...supportCase, status: "APPROVED" }, "PUBLISHED");
  return { caseKey: supportCaseKey(supportCase) };
}
