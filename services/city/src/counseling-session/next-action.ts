import type { CounselingSessionEntity } from "./counseling-session.entity";

/** 次の対応: the next action that a session agreed on. */
export interface NextAction {
  text: string;
  owner: "CITY" | "NATIONAL";
  dueOn: string | null;
}

/** The next action of a session. The database holds both text and owner, or neither. */
export function nextActionOf({
  nextActionText: text,
  nextActionOwner: owner,
  nextActionDueOn: dueOn,
}: CounselingSessionEntity): NextAction | null {
  return text === null || owner === null ? null : { text, owner, dueOn };
}

/** In SQL: the next action that the person's latest session agreed on, as JSON; null if it agreed on none. */
export function nextActionColumn(seekerId: string): string {
  return `(select case when next_action_text is not null then
      json_build_object('text', next_action_text, 'owner', next_action_owner, 'dueOn', next_action_due_on) end
    from counseling_session where seeker_id = ${seekerId} and status = 'HELD' order by day desc, id desc limit 1)`;
}
