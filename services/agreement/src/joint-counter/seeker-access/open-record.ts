import type { MutationInput } from "@aiwork/subgraph/mutations/mutation";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { parseReason } from "../../agreement/text/free-text";
import { parseSeekerKey } from "../seeker/seeker-key";

/** The input that opens the record of a person of another service point. */
export interface OpenRecordInput extends MutationInput {
  seekerId: string;
  reason: string;
}

/**
 * 緊急閲覧: opens a person's record to this member of staff alone, for the rest of the business day. The row stays
 * visible to the person and the auditor.
 * @throws NO_SUCH_RECORD, REASON_REQUIRED and the other errors of a reason
 */
export async function openRecord(
  db: EntityManager,
  { seekerId, reason }: OpenRecordInput,
  { caller, clock }: SubgraphContext,
) {
  const { id } = parseSeekerKey({ id: seekerId });
  // guard: record-is-opened-with-reason
  const given = parseReason(reason);
  // guard: record-is-opened
  const opened = await db.query(
    `insert into opened_record (seeker_id, opened_to, by_role, by_name, opened_on, reason)
       select file_of($1), $2, $3, $4, $5, $6 where has_file(file_of($1)) returning seeker_id`,
    [id, caller.subject, caller.role, caller.name, clock.today(), given],
  );
  // guard: person-whom-nobody-knows-is-refused
  if (opened.length === 0) throw mutationError("NO_SUCH_RECORD").at("seekerId");
  return { seekerId: id };
}
