import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { WithdrawSupportCaseInput } from "../../generated/resolvers";
import { SUPPORT_CASE_TRANSITIONS } from "./support-case.entity";
import { changeSupportCaseStatus, lockSupportCase, requireCaseVersion, supportCaseKey } from "./support-case.queries";

/**
 * Withdraws a published version, also where a later version is being drafted.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, REASON_REQUIRED
 */
export async function withdrawSupportCase(
  db: EntityManager,
  input: WithdrawSupportCaseInput,
  context: SubgraphContext,
) {
  const supportCase = requireCaseVersion(await lockSupportCase(db, context, input.supportCaseId), input.version);
  requireTransition(SUPPORT_CASE_TRANSITIONS, supportCase.status, "WITHDRAWN", "supportCaseId");
  await changeSupportCaseStatus(db, context, supportCase, "WITHDRAWN", parseReason(input.reason));
  return { caseKey: supportCaseKey(supportCase) };
}
