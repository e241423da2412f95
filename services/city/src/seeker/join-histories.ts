import { refuseViolation } from "@aiwork/runtime/database/refuse-violation";
import type { EntityManager } from "typeorm";
import { refuse } from "./city-file-refusals";

const openInBoth = () => refuse("OPEN_IN_BOTH").at("duplicateId");

/**
 * Moves the records of the duplicate to the kept file, at every service point. A person can have only one undecided
 * application for a program, and one booking for a time.
 * @throws OPEN_IN_BOTH
 */
export async function joinHistories(db: EntityManager, duplicateId: string, keptId: string): Promise<void> {
  const joining = db.query("select join_histories($1, $2)", [duplicateId, keptId]);
  // guard: what-is-open-in-both-is-ended
  const booked = refuseViolation(joining, "counseling_session_booked_once", openInBoth);
  await refuseViolation(booked, "program_application_applied_once", openInBoth);
}
