import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import type { MutationInput } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { SUPPORT_CASE_TRANSITIONS } from "./support-case.entity";
import { changeSupportCaseStatus, lockSupportCase, requireCaseVersion, supportCaseKey } from "./support-case.queries";

export interface SupportCaseWithdrawal extends MutationInput {
  supportCaseId: string;
  version: number;
  reason: string;
}

/**
 * Withdraws a published version, also where a later version is being drafted.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, REASON_REQUIRED
 */
export async function withdrawSupportCase(db: EntityManager, input: SupportCaseWithdrawal, context: SubgraphContext) {
  const written = requireCaseVersion(await lockSupportCase(db, context, input.supportCaseId), input.version);
  requireTransition(SUPPORT_CASE_TRANSITIONS, written.status, "WITHDRAWN", null);
  await changeSupportCaseStatus(db, context, written, "WITHDRAWN", parseReason(input.reason));
  return { caseKey: supportCaseKey(written) };
}
