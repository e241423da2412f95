import type { ListFilter } from "@aiwork/subgraph/lists/keyset-list";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { type Actor, actorOf } from "../../agreement/state-change/state-change";
import { requireNotInFuture } from "../../agreement/state-change/transitions";
import { nextActionError } from "./next-action.errors";

/** 次の対応: what a session or a consultation agreed on, who takes it, and whether it was done. */
export interface RecordedNextAction {
  text: string;
  owner: "CITY" | "NATIONAL";
  dueOn: string | null;
  doneOn: string | null;
  doneBy: Actor | null;
}

/** The columns of a session or a consultation that hold it. The database holds both text and owner, or neither. */
export interface NextActionColumns {
  nextActionText: string | null;
  nextActionOwner: "CITY" | "NATIONAL" | null;
  nextActionDueOn: string | null;
  nextActionDoneOn: string | null;
  nextActionDoneByRole: string | null;
  nextActionDoneByName: string | null;
}

/** @param party the party whose record it is, and whose staff say that it was done */
export function nextActionOf(party: "CITY" | "NATIONAL", row: NextActionColumns): RecordedNextAction | null {
  const { nextActionText: text, nextActionOwner: owner, nextActionDueOn: dueOn, nextActionDoneOn: doneOn } = row;
  if (text === null || owner === null) return null;
  const { nextActionDoneByRole: role, nextActionDoneByName: name } = row;
  return { text, owner, dueOn, doneOn, doneBy: role === null ? null : actorOf(party, role, name) };
}

/** The same in SQL, as JSON, for a statement that reads a person's half. */
export function nextActionJson(party: "CITY" | "NATIONAL"): string {
  return `case when next_action_text is not null and next_action_owner is not null then
      json_build_object('text', next_action_text, 'owner', next_action_owner, 'dueOn', next_action_due_on,
        'doneOn', next_action_done_on, 'doneBy', case when next_action_done_by_role is not null then
          json_build_object('party', '${party}', 'role', next_action_done_by_role, 'name', next_action_done_by_name) end) end`;
}

/** What a list of sessions or consultations is narrowed to. */
interface NextActionFilter {
  nextActionOpen?: boolean | null;
  nextActionDueBy?: string | null;
}

const IS_OPEN = "status = 'HELD' and next_action_text is not null and next_action_done_on is null";

/** Filters on a table that has the columns, unqualified. */
export function nextActionFilters(given: NextActionFilter | null | undefined): ListFilter[] {
  const { nextActionOpen: open = null, nextActionDueBy = null } = given ?? {};
  return [
    {
      name: open === false ? "next-action-none" : "next-action-open",
      value: open === null ? null : true,
      condition: (yes) => `${yes}::boolean and ${open ? `(${IS_OPEN})` : `not (${IS_OPEN})`}`,
    },
    {
      name: "next-action-due",
      value: nextActionDueBy,
      condition: (day) => `${IS_OPEN} and next_action_due_on <= ${day}::date`,
    },
  ];
}

/** A session or a consultation that was held, as a mark is put on its next action. */
interface Marked extends NextActionColumns {
  status: string;
  heldOn: string | null;
}

/** The values of the three columns: done on a day and by whom, or open again. */
export type NextActionMark = [doneOn: string | null, byRole: string | null, byName: string | null];

/**
 * @param doneOn the day on which it was done; null where it was marked by mistake, and is open again
 * @throws NO_NEXT_ACTION, NEXT_ACTION_DONE, NEXT_ACTION_OPEN, DONE_BEFORE_AGREED, DAY_IN_THE_FUTURE
 */
export function parseNextActionMark(
  marked: Marked,
  doneOn: string | null,
  context: SubgraphContext,
  field: string,
): NextActionMark {
  // guard: only-what-was-agreed-on-is-done
  if (marked.status !== "HELD" || marked.nextActionText === null) throw nextActionError("NO_NEXT_ACTION").at(field);
  if (doneOn === null) {
    // guard: only-what-was-done-is-opened-again
    if (marked.nextActionDoneOn === null) throw nextActionError("NEXT_ACTION_OPEN").at(field);
    return [null, null, null];
  }
  // guard: next-action-is-done-once
  if (marked.nextActionDoneOn !== null) throw nextActionError("NEXT_ACTION_DONE").at(field);
  // guard: next-action-was-done-when-it-is-said
  requireNotInFuture(doneOn, context, "doneOn");
  // guard: next-action-is-done-after-it-was-agreed-on
  if (doneOn < (marked.heldOn ?? "")) throw nextActionError("DONE_BEFORE_AGREED").at("doneOn");
  return [doneOn, context.caller.role, context.caller.name];
}
