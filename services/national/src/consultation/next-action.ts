import type { ConsultationEntity } from "./consultation.entity";

/** 次の対応, with whose it is. */
export interface NextAction {
  text: string;
  owner: "CITY" | "NATIONAL";
  dueOn: string | null;
}

/** One without an owner is none. */
export function nextActionOf({
  nextActionText: text,
  nextActionOwner: owner,
  nextActionDueOn: dueOn,
}: Pick<ConsultationEntity, "nextActionText" | "nextActionOwner" | "nextActionDueOn">): NextAction | null {
  return text === null || owner === null ? null : { text, owner, dueOn };
}

/**
 * A column for the select of a person's head: what the latest consultation settled as next, as JSON; null if nothing.
 * @param seekerId the column that holds the person's id
 */
export function nextActionColumn(seekerId: string): string {
  return `(select case when next_action_text is not null and next_action_owner is not null then
      json_build_object('text', next_action_text, 'owner', next_action_owner, 'dueOn', next_action_due_on) end
    from consultation where seeker_id = ${seekerId} order by held_on desc, id desc limit 1)`;
}
