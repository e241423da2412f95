import { randomUUID } from "node:crypto";
import { parseFields } from "@aiwork/server/errors/business-error";
import type { MutationInput } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { fiscalYearOf } from "../agreement/calendar/fiscal-year";
import { askBack, doubtDueDay } from "../agreement/confirmation/doubts";
import { recordStateChange } from "../agreement/state-change/state-change";
import { requireNotFarAhead } from "../agreement/state-change/transitions";
import { parseRequiredLine, parseRequiredText } from "../agreement/text/free-text";
import { mutualRequestError } from "./mutual-request.errors";

const MAX_SUBJECT_LENGTH = 100;
const MAX_TEXT_LENGTH = 4_000;

export interface RaiseRequestInput extends MutationInput {
  subject: string;
  text: string;
  responseDueOn: string;
  confirmed?: readonly string[] | null;
}

/**
 * 要望の提出: raises a request, numbered within its fiscal year.
 * @throws RESPONSE_DUE_ALREADY, TEXT_REQUIRED and the other errors of a text
 */
export async function raiseRequest(db: EntityManager, input: RaiseRequestInput, { caller, clock }: SubgraphContext) {
  const today = clock.today();
  const { subject, text, responseDueOn } = parseFields({
    subject: () => parseRequiredLine(input.subject, "subject", MAX_SUBJECT_LENGTH),
    text: () => parseRequiredText(input.text, "text", MAX_TEXT_LENGTH),
    responseDueOn: () => parseDueDay(input.responseDueOn, clock),
  });
  askBack(input, doubtDueDay(responseDueOn, { clock }, "responseDueOn"));
  const requestId = randomUUID();
  // Two requests that are raised at the same time get two numbers.
  // guard: requests-are-raised-at-once-have-numbers
  await db.query("select lock_act('mutual-request')");
  await db.query(
    `insert into mutual_request (id, fiscal_year, place, subject, text, raised_on, response_due_on, status,
       raised_by_role, raised_by_name)
     select $1::uuid, $2::smallint, coalesce(max(place), 0) + 1, $3, $4, $5::date, $6::date, 'RAISED', $7, $8
     from mutual_request where fiscal_year = $2`,
    [requestId, fiscalYearOf(today), subject, text, today, responseDueOn, caller.role, caller.name],
  );
  await recordStateChange(db, caller, { subjectId: requestId, from: null, to: "RAISED" });
  return { requestId };
}

function parseDueDay(given: string, clock: SubgraphContext["clock"]): string {
  // guard: request-is-not-due-before-is-raised
  if (given < clock.today()) throw mutualRequestError("RESPONSE_DUE_ALREADY").at("responseDueOn");
  requireNotFarAhead(given, { clock }, "responseDueOn");
  return given;
}
