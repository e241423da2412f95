import { approvalError } from "@aiwork/agreement/agreement/approval/approval.errors";
import { approveDocument } from "@aiwork/agreement/agreement/approval/approve";
import { supportCaseSubject } from "@aiwork/agreement/operating-council/support-case/support-case";
import { supportCaseError } from "@aiwork/agreement/operating-council/support-case/support-case.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ApproveSupportCaseForCityInput } from "../../generated/resolvers";
import { lockSupportCase, requireCurrentCase, supportCaseKey } from "./support-case.queries";

/** @throws NO_SUCH_RECORD, VERSION_CONFLICT, NOT_UP_FOR_APPROVAL, SUPPORT_CASE_DIFFERS, ALREADY_APPROVED */
export async function approveSupportCaseForCity(
  db: EntityManager,
  input: ApproveSupportCaseForCityInput,
  context: SubgraphContext,
) {
  const supportCase = requireCurrentCase(await lockSupportCase(db, context, input.supportCaseId), input.version);
  const { id, version, status, contentHash } = supportCase;
  if (status !== "DEIDENTIFIED") throw approvalError("NOT_UP_FOR_APPROVAL");
  if (contentHash !== input.contentHash) throw supportCaseError("SUPPORT_CASE_DIFFERS").at("contentHash");
  await approveDocument(db, context, {
    act: "approveSupportCaseForCity",
    subject: supportCaseSubject(id),
    version,
    contentHash,
  });
  return { caseKey: supportCaseKey(supportCase) };
}
