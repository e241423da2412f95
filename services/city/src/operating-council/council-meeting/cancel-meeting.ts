import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { CancelMeetingInput } from "../../generated/resolvers";
import { MEETING_TRANSITIONS, meetingStatus } from "./council-meeting.entity";
import { lockMeeting } from "./council-meeting.queries";

/** 中止: cancels a meeting whose day has not passed. @throws NO_SUCH_RECORD, ILLEGAL_TRANSITION, REASON_REQUIRED */
export async function cancelMeeting(db: EntityManager, input: CancelMeetingInput, { caller, clock }: SubgraphContext) {
  const meeting = await lockMeeting(db, input.meetingId);
  const from = meetingStatus(meeting, clock.today());
  requireTransition(MEETING_TRANSITIONS, from, "CANCELED", "meetingId");
  const reason = parseReason(input.reason);
  await db.query("update council_meeting set status = 'CANCELED' where id = $1", [meeting.id]);
  await recordStateChange(db, caller, { subjectId: meeting.id, from, to: "CANCELED", reason });
  return { meetingId: meeting.id };
}
