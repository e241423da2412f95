import { refuseViolation } from "@aiwork/runtime/database/refuse-violation";
import type { EntityManager } from "typeorm";
import { refuse } from "./city-file-refusals";

const openInBoth = () => refuse("OPEN_IN_BOTH").at("duplicateId");

/** What was done under one id is the other's, also at other counters. Of some things a person has one open. @throws OPEN_IN_BOTH */
export async function joinHistories(db: EntityManager, duplicateId: string, keptId: string): Promise<void> {
  const joining = db.query("select join_histories($1, $2)", [duplicateId, keptId]);
  const booked = refuseViolation(joining, "counseling_session_booked_once", openInBoth);
  await refuseViolation(booked, "program_application_applied_once", openInBoth);
}
