import type { CallerParty } from "@aiwork/server/identity/caller";
import { CallerTurns } from "@aiwork/subgraph/database/caller-turns";
import { isLongerThan } from "@aiwork/subgraph/graphql/count-characters";
import type { MutationInput } from "@aiwork/subgraph/mutations/mutation";
import { mutationError, translateViolation } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { parseReason, saysNothing } from "../../agreement/text/free-text";
import { parseSeekerKey } from "../seeker/seeker-key";
import type { BreakGlassGround } from "./opened-record";
import { openedRecordError } from "./opened-record.errors";

/** The input that opens the record of a person of another service point. */
export interface OpenRecordInput extends MutationInput {
  seekerId: string;
  ground: BreakGlassGround;
  reason: string;
}

/**
 * 緊急閲覧: opens a person's record to this member of staff alone, for the rest of the business day. The row stays
 * visible to the person, the person's service point and the auditor. The database limits how many records one opens on a
 * day, and says so before it looks for the person. Staff of the other party than the one that holds the record know only of persons who have ever given it a consent,
 * and read what a consent covers.
 * @throws NO_SUCH_RECORD, REASON_TOO_SHORT, REASON_SAYS_NOTHING, OPENINGS_USED_UP and the errors of a reason
 */
export function openRecord(holder: CallerParty) {
  return async (
    db: EntityManager,
    { seekerId, ground, reason }: OpenRecordInput,
    { caller, clock, accessLog }: SubgraphContext,
  ) => {
    const { id } = parseSeekerKey({ id: seekerId });
    const given = parseOpeningReason(reason);
    // guard: record-is-opened
    const opening: Promise<{ seeker_id: string }[]> = db.query(
      `insert into opened_record (seeker_id, opened_to, by_role, by_name, opened_on, reason, ground)
       values (file_of($1), $2, $3, $4, $5, $6, $7) returning seeker_id`,
      [id, caller.subject, caller.role, caller.name, clock.today(), given, ground],
    );
    const opened = await translateViolation(opening, "openings_of_day", () => openedRecordError("OPENINGS_USED_UP"));
    // guard: person-whom-nobody-knows-is-refused
    const [record] = opened;
    if (!record) throw mutationError("NO_SUCH_RECORD").at("seekerId");
    // guard: other-party-opens-records-of-persons-who-consented
    if (caller.party !== holder && !(await hasConsented(db, id))) throw mutationError("NO_SUCH_RECORD").at("seekerId");
    // guard: opening-stands-in-chain-of-access-records
    accessLog.log(record.seeker_id, null, { basis: "BREAK_GLASS", reason: given });
    return { seekerId: id };
  };
}

/** The database lets the openings of one caller follow one another: here they wait for it without its connections. */
const turns = new CallerTurns({ running: 1, waiting: 20 });

/** @throws CALLER_BUSY */
export function openInTurn<Args, Payload>(
  open: (parent: unknown, args: Args, context: SubgraphContext) => Promise<Payload>,
): typeof open {
  // guard: openings-of-caller-take-one-connection
  return (parent, args, context) => turns.take(context.caller.subject ?? "", () => open(parent, args, context));
}

const MIN_REASON_LENGTH = 10;

/** @throws REASON_REQUIRED, REASON_TOO_SHORT, REASON_SAYS_NOTHING and the other errors of a reason */
function parseOpeningReason(reason: string): string {
  // guard: record-is-opened-with-reason
  const given = parseReason(reason);
  // guard: reason-of-opening-is-no-mere-word
  if (!isLongerThan(given, MIN_REASON_LENGTH - 1))
    throw openedRecordError("REASON_TOO_SHORT", { min: MIN_REASON_LENGTH }).at("reason");
  // guard: reason-of-opening-says-something
  if (saysNothing(given)) throw openedRecordError("REASON_SAYS_NOTHING").at("reason");
  return given;
}

/** Whether the person has ever given this party a consent. */
async function hasConsented(db: EntityManager, seekerId: string): Promise<boolean> {
  const consents: unknown[] = await db.query("select from consent_terms(file_of($1)) limit 1", [seekerId]);
  return consents.length > 0;
}
