import { doubtError } from "@aiwork/agreement/agreement/confirmation/doubt.errors";
import { askBack } from "@aiwork/agreement/agreement/confirmation/doubts";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { openedRecordError } from "@aiwork/agreement/joint-counter/opened-record/opened-record.errors";
import { parseSeekerKey, type SeekerPayload } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ChangeCityFileStatusInput } from "../../generated/resolvers";
import { secondAnonymization } from "./anonymization-proposal";
import { cityFileError } from "./city-file.errors";
import { requireCityFile } from "./require-city-file";
import { citySeekerAccess } from "./seeker.access";
import { CITY_FILE_TRANSITIONS } from "./seeker.entity";

/** The person whose file was moved, or is to be by another member of staff. */
export interface ChangedCityFile extends SeekerPayload {
  awaitsSecondPerson?: boolean;
}

/** 匿名化: removes everything that names the person, at every service point. What is counted remains. */
async function anonymizeCityFile(db: EntityManager, seekerId: string): Promise<void> {
  await db.query("select anonymize_file($1)", [seekerId]);
}

/**
 * Changes the status of a city file; a closed file opens again when the person returns: from the next day on, the record is
 * opened first, on the ground that the person came or called. The database cancels what is booked in a file that ends.
 * ANONYMIZED is for good: it is asked back, proposed by one member of staff and carried out by another one who calls the
 * same. The national side is not notified.
 * @throws NO_SUCH_RECORD, FILE_MOVED, ILLEGAL_TRANSITION, OPEN_RECORD_FIRST, ANONYMIZED_FOR_GOOD, SECOND_PERSON_ANONYMIZES and the
 * errors of a reason
 */
export async function changeCityFileStatus(
  db: EntityManager,
  input: ChangeCityFileStatusInput,
  context: SubgraphContext,
) {
  const { to } = input;
  const { seekerId, status: from } = await requireCityFile(db, context, parseSeekerKey({ id: input.seekerId }).id);
  // guard: status-of-file-is-changed-where-it-is-kept
  if (!(await citySeekerAccess.servedLast(db, context, seekerId))) throw cityFileError("FILE_MOVED").at("seekerId");
  // guard: file-goes-along-state-machine
  requireTransition(CITY_FILE_TRANSITIONS, from, to);
  // guard: file-is-moved-for-reason
  const reason = parseReason(input.reason);
  // guard: ended-file-is-reopened-for-who-came
  if (to === "OPEN" && !(await citySeekerAccess.mayTakeUp(db, context, seekerId)))
    throw openedRecordError("OPEN_RECORD_FIRST").at("seekerId");
  // guard: anonymization-is-asked-back
  askBack(input, to === "ANONYMIZED" ? doubtError("ANONYMIZED_FOR_GOOD").at("to") : null);
  // guard: anonymization-awaits-second-person
  if (to === "ANONYMIZED" && !(await secondAnonymization(db, context.caller, seekerId, reason)))
    return { seekerId, awaitsSecondPerson: true };
  // guard: file-is-anonymized-names-nobody
  if (to === "ANONYMIZED") await anonymizeCityFile(db, seekerId);
  await db.query("update city_file set status = $2 where seeker_id = $1", [seekerId, to]);
  await recordStateChange(db, context.caller, { subjectId: seekerId, from, to, reason });
  return { seekerId, awaitsSecondPerson: false };
}
