import { randomUUID } from "node:crypto";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import type { MutationInput } from "@aiwork/subgraph/mutations/mutation";
import { mutationError, translateViolation } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { parseRequiredText } from "../../agreement/text/free-text";
import type { OpeningFinding } from "./opened-record";
import { openedRecordError } from "./opened-record.errors";

export interface ReviewOpenedRecordInput extends MutationInput {
  openedRecordId: string;
  finding: OpeningFinding;
  note: string;
}

const MAX_NOTE_LENGTH = 1000;

/**
 * 事後確認: by the auditor of the party that holds the record, and never by whoever opened it. An opening that needs to be
 * followed up is reviewed again; any other finding closes it.
 * @throws NO_SUCH_RECORD, SECOND_PERSON_NEEDED, REVIEWED_ALREADY, TEXT_REQUIRED and the other errors of a text
 */
export async function reviewOpenedRecord(
  db: EntityManager,
  { openedRecordId, finding, note }: ReviewOpenedRecordInput,
  { caller }: SubgraphContext,
) {
  const id = parseUuid(openedRecordId, "openedRecordId");
  // guard: review-says-what-it-rests-on
  const text = parseRequiredText(note, "note", MAX_NOTE_LENGTH);
  const [opening]: [{ openedTo: string }?] = await db.query(
    `select opened_to as "openedTo" from opened_record where id = $1`,
    [id],
  );
  if (!opening) throw mutationError("NO_SUCH_RECORD").at("openedRecordId");
  // guard: nobody-reviews-own-opening
  if (opening.openedTo === caller.subject) throw openedRecordError("SECOND_PERSON_NEEDED").at("openedRecordId");
  const review = db.query(
    `insert into opened_record_review (id, opened_record_id, finding, note, reviewed_by, by_role, by_name)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [randomUUID(), id, finding, text, caller.subject, caller.role, caller.name],
  );
  await translateViolation(review, "opening_is_judged_once", () =>
    openedRecordError("REVIEWED_ALREADY").at("openedRecordId"),
  );
  return { openedRecordId: id };
}
