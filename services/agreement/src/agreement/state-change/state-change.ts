import type { Caller } from "@aiwork/server/identity/caller";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { groupLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";

/** Who did something, never with a private person's name; the person themself has no party. */
export interface Actor {
  party: "CITY" | "NATIONAL" | null;
  role: string;
  name: string | null;
}

export function actorOf(party: Actor["party"], role: string, name: string | null): Actor {
  return { party, role, name };
}

/** A state change to record; `from` is null for the first state. */
interface NewStateChange {
  subjectId: string;
  from: string | null;
  to: string;
  reason?: string | null;
}

/** 経過: records who changed a state, when and why, in the same transaction. */
export async function recordStateChange(
  db: EntityManager,
  { role, party, name }: Caller,
  change: NewStateChange,
): Promise<void> {
  const { subjectId, from, to, reason = null } = change;
  await db.query(
    `insert into state_change (subject_id, by_party, by_role, by_name, from_state, to_state, reason)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [subjectId, party, role, name, from, to, reason],
  );
}

export interface StateChange {
  at: Date;
  by: Actor;
  from: string | null;
  to: string;
  reason: string | null;
}

interface Row extends Omit<StateChange, "by"> {
  subjectId: string;
  byParty: "CITY" | "NATIONAL" | null;
  byRole: string;
  byName: string | null;
}

const CHANGES: Statement = {
  name: "state-changes",
  text: `select subject_id as "subjectId", at, by_party as "byParty", by_role as "byRole", by_name as "byName",
      from_state as "from", to_state as "to", reason
    from state_change where subject_id = any ($1::uuid[]) order by subject_id, at, id`,
};

const changesOf = groupLoader<SubgraphContext, string, Row>(
  ({ database }, ids) => database.read<Row>(CHANGES, [ids]),
  ({ subjectId }) => subjectId,
);

/** 経過: who changed a state, when and why; oldest first. */
export async function historyOf(context: SubgraphContext, subjectId: string): Promise<StateChange[]> {
  const rows = await changesOf(context).load(subjectId);
  return rows.map(({ at, from, to, reason, byParty, byRole, byName }) => {
    return { at, from, to, reason, by: actorOf(byParty, byRole, byName) };
  });
}
