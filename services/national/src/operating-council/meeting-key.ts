import type { UserError } from "@aiwork/runtime/act/user-error";
import { isCalendarDay } from "@aiwork/runtime/graphql/calendar";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import { refuse } from "@aiwork/runtime/refusal/plumbing-refusals";

/** A meeting, whose agenda and minutes the city keeps. */
export interface MeetingKey {
  id: string;
  heldOn: string;
}

/** @throws MALFORMED_ID */
export function parseMeetingKey({ id, heldOn }: MeetingKey): MeetingKey {
  if (!isCalendarDay(String(heldOn))) throw refuse("MALFORMED_ID", { argument: "heldOn" });
  return { id: parseUuid(id, "id"), heldOn };
}

/** What comes of an act on a meeting. */
export interface ActedOnMeeting {
  readonly meetingId?: string;
  readonly heldOn?: string;
  userErrors: UserError[];
}

/** The meeting of a payload; null where nothing was done. */
export function meetingActedOn({ meetingId, heldOn }: ActedOnMeeting): MeetingKey | null {
  return meetingId === undefined || heldOn === undefined ? null : { id: meetingId, heldOn };
}
