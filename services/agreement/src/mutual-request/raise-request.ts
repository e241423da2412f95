import { randomUUID } from "node:crypto";
import type { ActInput } from "@aiwork/runtime/act/act";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { fiscalYearOf } from "../calendar/fiscal-year";
import { recordChange } from "../state-change/record-change";
import { parseRequiredText } from "../text/given-texts";
import { refuse } from "./request-refusals";

const LONGEST_SUBJECT = 100;
const LONGEST_TEXT = 4_000;

export interface Raising extends ActInput {
  subject: string;
  text: string;
  responseDueOn: string;
}

/**
 * 要望の提出: raises a request, numbered within its fiscal year.
 * @throws RESPONSE_DUE_ALREADY, TEXT_REQUIRED and the other errors of a text
 */
export async function raiseRequest(db: EntityManager, input: Raising, { caller, clock }: SubgraphContext) {
  const today = clock.today();
  const subject = parseRequiredText(input.subject, "subject", LONGEST_SUBJECT);
  const text = parseRequiredText(input.text, "text", LONGEST_TEXT);
  // guard: request-is-not-due-before-is-raised
  if (input.responseDueOn < today) throw refuse("RESPONSE_DUE_ALREADY").at("responseDueOn");
  const requestId = randomUUID();
  // Two requests that are raised at the same time get two numbers.
  // guard: requests-are-raised-at-once-have-numbers
  await db.query("select pg_advisory_xact_lock(hashtext('aiwork:mutual-request'))");
  await db.query(
    `insert into mutual_request (id, fiscal_year, place, subject, text, raised_on, response_due_on, status,
       raised_by_role, raised_by_name)
     select $1::uuid, $2::smallint, coalesce(max(place), 0) + 1, $3, $4, $5::date, $6::date, 'RAISED', $7, $8
     from mutual_request where fiscal_year = $2`,
    [requestId, fiscalYearOf(today), subject, text, today, input.responseDueOn, caller.role, caller.name],
  );
  await recordChange(db, caller, { subjectId: requestId, from: null, to: "RAISED" });
  return { requestId };
}
