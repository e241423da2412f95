import { refuseViolation } from "@aiwork/runtime/database/refuse-violation";
import type { EntityManager } from "typeorm";
import { refuse } from "./city-file-refusals";

const MOVED = ["counter_visit", "disclosure_consent"];
/** Of which a person has one open: by the index that holds it. */
const ONE_OPEN = {
  counseling_session: "counseling_session_booked_once",
  program_application: "program_application_applied_once",
} as const;

/**
 * What was done under one id is the other's. A record that was opened with a reason is not opened further. Liaisons stay under theirs, for the nation knows the person by it; access
 * records are never changed. @throws OPEN_IN_BOTH
 */
export async function joinHistories(db: EntityManager, duplicateId: string, keptId: string): Promise<void> {
  const ids = [duplicateId, keptId];
  for (const table of MOVED) await db.query(`update ${table} set seeker_id = $2 where seeker_id = $1`, ids);
  for (const [table, index] of Object.entries(ONE_OPEN)) {
    const moving = db.query(`update ${table} set seeker_id = $2 where seeker_id = $1`, ids);
    await refuseViolation(moving, index, () => refuse("OPEN_IN_BOTH").at("duplicateId"));
  }
  await db.query("update state_change set subject_id = $2 where subject_id = $1", ids);
}
