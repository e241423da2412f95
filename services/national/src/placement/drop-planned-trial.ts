import { recordChange } from "@aiwork/agreement/state-change/record-change";
import type { Caller } from "@aiwork/runtime/identity/caller";
import type { EntityManager } from "typeorm";
import { refuse } from "./placement-refusals";

interface Dropping {
  placementId: string;
  today: string;
  reason: string;
}

/** Voiding a placement also cancels the trial planned under it. @throws TRIAL_RUNNING */
export async function dropPlannedTrial(db: EntityManager, caller: Caller, { placementId, today, reason }: Dropping) {
  const [trial]: { id: string; status: string }[] = await db.query(
    "select id, status from trial_employment where placement_id = $1 for update",
    [placementId],
  );
  // guard: placement-is-not-voided-under-running-trial
  if (trial?.status === "STARTED") throw refuse("TRIAL_RUNNING").at("placementId");
  // guard: trial-was-planned-does-not-start
  if (trial?.status !== "PLANNED") return;
  await db.query(
    `update trial_employment set status = 'NOT_STARTED', ended_on = $2, end_reason = $3, version = version + 1
     where id = $1`,
    [trial.id, today, reason],
  );
  await recordChange(db, caller, { subjectId: trial.id, from: "PLANNED", to: "NOT_STARTED", reason });
}
