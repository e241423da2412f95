import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { parseSeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ChangeCityFileStatusInput } from "../../generated/resolvers";
import { requireCityFile } from "./require-city-file";
import { CITY_FILE_TRANSITIONS } from "./seeker.entity";

/** Replaces a removed text where the column must not be null. */
const REMOVED_TEXT = "（匿名化により削除）";

/** 匿名化: removes everything that names the person, at every service point. What is counted remains. */
async function anonymizeCityFile(db: EntityManager, seekerId: string): Promise<void> {
  await db.query("select anonymize_file($1, $2)", [seekerId, REMOVED_TEXT]);
}

/**
 * Changes the status of a city file; a closed file opens again when the person returns. The national side is not
 * notified.
 * @throws NO_SUCH_RECORD, ILLEGAL_TRANSITION and the errors of a reason
 */
export async function changeCityFileStatus(
  db: EntityManager,
  input: ChangeCityFileStatusInput,
  context: SubgraphContext,
) {
  const { to } = input;
  const { seekerId, status: from } = await requireCityFile(db, context, parseSeekerKey({ id: input.seekerId }).id);
  // guard: file-goes-along-state-machine
  requireTransition(CITY_FILE_TRANSITIONS, from, to);
  // guard: file-is-moved-for-reason
  const reason = parseReason(input.reason);
  // guard: file-is-anonymized-names-nobody
  if (to === "ANONYMIZED") await anonymizeCityFile(db, seekerId);
  await db.query("update city_file set status = $2 where seeker_id = $1", [seekerId, to]);
  await recordStateChange(db, context.caller, { subjectId: seekerId, from, to, reason });
  return { seekerId };
}
