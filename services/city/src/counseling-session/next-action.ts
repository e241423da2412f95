import type { CounselingSessionEntity } from "./counseling-session.entity";

/** 次の対応 */
export interface NextAction {
  text: string;
  owner: "CITY" | "NATIONAL";
  dueOn: string | null;
}

/** The database holds text and owner together or neither. */
export function nextActionOf({
  nextActionText: text,
  nextActionOwner: owner,
  nextActionDueOn: dueOn,
}: CounselingSessionEntity): NextAction | null {
  return text === null || owner === null ? null : { text, owner, dueOn };
}

/** A column for the select of a person's head: what the latest session held settled as next, as JSON; null if nothing. */
export function nextActionColumn(seekerId: string): string {
  return `(select case when next_action_text is not null then
      json_build_object('text', next_action_text, 'owner', next_action_owner, 'dueOn', next_action_due_on) end
    from counseling_session where seeker_id = ${seekerId} and status = 'HELD' order by day desc, id desc limit 1)`;
}
