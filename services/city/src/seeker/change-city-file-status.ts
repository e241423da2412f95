import { parseSeekerKey } from "@aiwork/agreement/seeker-key";
import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import { readReason } from "@aiwork/agreement/text/reason";
import type { ActInput } from "@aiwork/runtime/act/act";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { anonymizeFile } from "./anonymize-file";
import { CITY_FILE } from "./city-file-transitions";
import { type CityFileStatus, requireFile } from "./require-open-file";

export interface FileChange extends ActInput {
  seekerId: string;
  to: CityFileStatus;
  reason: string;
}

/**
 * Changes the status of a city file. The national side is not notified.
 * @throws NO_SUCH_RECORD, ILLEGAL_TRANSITION and the errors of a reason
 */
export async function changeCityFileStatus(db: EntityManager, input: FileChange, context: SubgraphContext) {
  const { to } = input;
  const { seekerId, status: from } = await requireFile(db, context, parseSeekerKey({ id: input.seekerId }).id);
  // guard: file-goes-along-state-machine
  requireTransition(CITY_FILE, from, to);
  // guard: file-is-moved-for-reason
  const reason = readReason(input.reason);
  // guard: file-is-anonymized-names-nobody
  if (to === "ANONYMIZED") await anonymizeFile(db, seekerId);
  await db.query("update city_file set status = $2 where seeker_id = $1", [seekerId, to]);
  await recordChange(db, context.caller, { subjectId: seekerId, from, to, reason });
  return { seekerId };
}
