import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import { requireNobodyNamed } from "@aiwork/agreement/support-case/require-nobody-named";
import { readReason } from "@aiwork/agreement/text/reason";
import type { ActInput } from "@aiwork/runtime/act/act";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { SUPPORT_CASE } from "./case-transitions";
import { changeCase } from "./change-case";
import { lockCase, requireCurrent } from "./lock-case";
import { caseKey } from "./read-support-cases";

const HEADINGS = ["desiredOccupationNote", "previousOccupations", "motive", "issues", "support", "result"] as const;

export interface Deidentifying extends ActInput {
  supportCaseId: string;
  version: number;
  statement: string;
}

/**
 * Records the statement that the text identifies nobody any more. The text is searched for identifying patterns.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, TEXT_IDENTIFIES, REASON_REQUIRED
 */
export async function deidentifySupportCase(db: EntityManager, input: Deidentifying, context: SubgraphContext) {
  const written = requireCurrent(await lockCase(db, context, input.supportCaseId), input.version);
  requireTransition(SUPPORT_CASE, written.status, "DEIDENTIFIED", null);
  const statement = readReason(input.statement, "statement");
  for (const heading of HEADINGS) requireNobodyNamed(written[heading] ?? "", heading);
  await changeCase(db, context, written, "DEIDENTIFIED", statement);
  return { caseKey: caseKey(written) };
}
