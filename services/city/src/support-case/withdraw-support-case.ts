import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import { readReason } from "@aiwork/agreement/text/reason";
import type { ActInput } from "@aiwork/runtime/act/act";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { SUPPORT_CASE } from "./case-transitions";
import { changeCase } from "./change-case";
import { lockCase, requireVersion } from "./lock-case";
import { caseKey } from "./read-support-cases";

export interface CaseWithdrawal extends ActInput {
  supportCaseId: string;
  version: number;
  reason: string;
}

/**
 * Withdraws a published version, also where a later version is being drafted.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, REASON_REQUIRED
 */
export async function withdrawSupportCase(db: EntityManager, input: CaseWithdrawal, context: SubgraphContext) {
  const written = requireVersion(await lockCase(db, context, input.supportCaseId), input.version);
  requireTransition(SUPPORT_CASE, written.status, "WITHDRAWN", null);
  await changeCase(db, context, written, "WITHDRAWN", readReason(input.reason));
  return { caseKey: caseKey(written) };
}
