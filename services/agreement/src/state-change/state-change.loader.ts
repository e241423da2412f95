import type { Statement } from "@aiwork/runtime/database/open-database";
import { groupLoader } from "@aiwork/runtime/loader/group-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { type Actor, actorOf } from "./actor";

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
