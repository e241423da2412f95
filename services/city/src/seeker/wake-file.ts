import { recordChange } from "@aiwork/agreement/state-change/record-change";
import type { Caller } from "@aiwork/runtime/identity/caller";
import type { EntityManager } from "typeorm";
import type { CityFileStatus } from "./require-open-file";

const WHY = "相談が再開したため";

/** Reopens a dormant file at the next contact with the person. */
export async function wakeFile(db: EntityManager, caller: Caller, seekerId: string, status: CityFileStatus) {
  if (status !== "DORMANT") return;
  await db.query("update city_file set status = 'OPEN' where seeker_id = $1", [seekerId]);
  await recordChange(db, caller, { subjectId: seekerId, from: status, to: "OPEN", reason: WHY });
}
