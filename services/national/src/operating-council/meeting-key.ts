import type { UserError } from "@aiwork/runtime/act/user-error";
import { isCalendarDay } from "@aiwork/runtime/graphql/calendar";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import { refuse } from "@aiwork/runtime/refusal/plumbing-refusals";

/** A council meeting. The city keeps its agenda and minutes. */
export interface MeetingKey {
  id: string;
  heldOn: string;
}

/** @throws MALFORMED_ID */
export function parseMeetingKey({ id, heldOn }: MeetingKey): MeetingKey {
  if (!isCalendarDay(String(heldOn))) throw refuse("MALFORMED_ID", { argument: "heldOn" });
  return { id: parseUuid(id, "id"), heldOn };
}

/** The payload of a mutation on a meeting. */
export interface ActedOnMeeting {
  readonly meetingId?: string;
  readonly heldOn?: string;
  userErrors: UserError[];
}

/** The meeting of a payload; null where the mutation was refused. */
export function meetingActedOn({ meetingId, heldOn }: ActedOnMeeting): MeetingKey | null {
  return meetingId === undefined || heldOn === undefined ? null : { id: meetingId, heldOn };
}
