import type { Caller } from "@aiwork/runtime/identity/caller";
import type { EntityManager } from "typeorm";

/** A state change to record; `from` is null for the first state. */
export interface Change {
  subjectId: string;
  from: string | null;
  to: string;
  reason?: string | null;
}

/** 経過: records who changed a state, when and why, in the same transaction. */
export async function recordChange(db: EntityManager, { role, party, name }: Caller, change: Change): Promise<void> {
  const { subjectId, from, to, reason = null } = change;
  await db.query(
    `insert into state_change (subject_id, at, by_party, by_role, by_name, from_state, to_state, reason)
     values ($1, now(), $2, $3, $4, $5, $6, $7)`,
    [subjectId, party, role, name, from, to, reason],
  );
}
