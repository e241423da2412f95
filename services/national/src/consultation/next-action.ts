import type { ConsultationEntity } from "./consultation.entity";

/** 次の対応, with the party that takes it. */
export interface NextAction {
  text: string;
  owner: "CITY" | "NATIONAL";
  dueOn: string | null;
}

/** Null where the text or the owner is missing. */
export function nextActionOf({
  nextActionText: text,
  nextActionOwner: owner,
  nextActionDueOn: dueOn,
}: Pick<ConsultationEntity, "nextActionText" | "nextActionOwner" | "nextActionDueOn">): NextAction | null {
  return text === null || owner === null ? null : { text, owner, dueOn };
}

/**
 * A column for the statement that reads a person's half: the next action of the latest consultation as JSON, or null.
 * @param seekerId the column that holds the person's id
 */
export function nextActionColumn(seekerId: string): string {
  return `(select case when next_action_text is not null and next_action_owner is not null then
      json_build_object('text', next_action_text, 'owner', next_action_owner, 'dueOn', next_action_due_on) end
    from consultation where seeker_id = ${seekerId} order by held_on desc, id desc limit 1)`;
}
