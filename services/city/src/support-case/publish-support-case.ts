import { refuse as refuseApproval } from "@aiwork/agreement/approval/approval-refusals";
import { hasApproved } from "@aiwork/agreement/approval/approve";
import { takeReceipt } from "@aiwork/agreement/receipt/take-receipt";
import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import { refuse } from "@aiwork/agreement/support-case/case-refusals";
import { caseSubject } from "@aiwork/agreement/support-case/case-subject";
import type { ActInput } from "@aiwork/runtime/act/act";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { SUPPORT_CASE } from "./case-transitions";
import { changeCase } from "./change-case";
import { lockCase, requireCurrent } from "./lock-case";
import { caseKey } from "./read-support-cases";

const FOLLOWED = "次の版の公表による";

export interface CasePublishing extends ActInput {
  supportCaseId: string;
  version: number;
  nationalReceipt: string;
}

/**
 * Publishes a case once the city has approved it and the national side's receipt of its approval is given, which comes
 * with Hello Work's remarks, the fifth heading. A version that was published before is withdrawn.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, CITY_APPROVAL_MISSING, SUPPORT_CASE_DIFFERS and the
 * errors of a receipt
 */
export async function publishSupportCase(db: EntityManager, input: CasePublishing, context: SubgraphContext) {
  const versions = await lockCase(db, context, input.supportCaseId);
  const written = requireCurrent(versions, input.version);
  const { id, version, status } = written;
  const subject = caseSubject(id);
  const { contentHash } = await takeReceipt(db, context, {
    sealed: input.nationalReceipt,
    field: "nationalReceipt",
    awaited: { act: "approveSupportCaseForNational", subject, version },
  });
  const isApprovedNow = status === "DEIDENTIFIED";
  requireTransition(SUPPORT_CASE, isApprovedNow ? "APPROVED" : status, "PUBLISHED", null);
  if (contentHash !== written.contentHash) throw refuse("SUPPORT_CASE_DIFFERS").at("nationalReceipt");
  if (!(await hasApproved(db, { act: "approveSupportCaseForCity", subject, version, contentHash })))
    throw refuseApproval("CITY_APPROVAL_MISSING");
  for (const before of versions.filter((one) => one.status === "PUBLISHED"))
    await changeCase(db, context, before, "WITHDRAWN", FOLLOWED);
  if (isApprovedNow) await changeCase(db, context, written, "APPROVED");
  await changeCase(db, context, { ...written, status: "APPROVED" }, "PUBLISHED");
  return { caseKey: caseKey(written) };
}
