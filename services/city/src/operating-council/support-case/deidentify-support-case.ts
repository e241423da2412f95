import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { requireNoIdentifyingText } from "@aiwork/agreement/operating-council/support-case/identifying-text";
import { parseFields } from "@aiwork/server/errors/business-error";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { DeidentifySupportCaseInput } from "../../generated/resolvers";
import { SUPPORT_CASE_TRANSITIONS } from "./support-case.entity";
import { changeSupportCaseStatus, lockSupportCase, requireCurrentCase, supportCaseKey } from "./support-case.queries";

/** Every text of a case that somebody wrote. */
const SEARCHED_HEADINGS = [
  "desiredOccupation",
  "desiredOccupationNote",
  "previousOccupations",
  "motive",
  "issues",
  "support",
  "result",
  "supportDuration",
] as const;

/**
 * Records the statement that the text identifies nobody any more. The text is searched for identifying patterns.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION, TEXT_IDENTIFIES, REASON_REQUIRED
 */
export async function deidentifySupportCase(
  db: EntityManager,
  input: DeidentifySupportCaseInput,
  context: SubgraphContext,
) {
  const supportCase = requireCurrentCase(await lockSupportCase(db, context, input.supportCaseId), input.version);
  requireTransition(SUPPORT_CASE_TRANSITIONS, supportCase.status, "DEIDENTIFIED", "supportCaseId");
  const search = (heading: (typeof SEARCHED_HEADINGS)[number]) => () =>
    requireNoIdentifyingText(supportCase[heading] ?? "", heading);
  const { statement } = parseFields({
    ...Object.fromEntries(SEARCHED_HEADINGS.map((heading) => [heading, search(heading)])),
    statement: () => parseReason(input.statement, "statement"),
  });
  await changeSupportCaseStatus(db, context, supportCase, "DEIDENTIFIED", statement);
  return { caseKey: supportCaseKey(supportCase) };
}
