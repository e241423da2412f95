import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import { readReason } from "@aiwork/agreement/text/reason";
import type { ActInput } from "@aiwork/runtime/act/act";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { MEETING, meetingStatus } from "./council-meeting.entity";
import { lockMeeting } from "./lock-meeting";

export interface Canceling extends ActInput {
  meetingId: string;
  reason: string;
}

/** 中止: cancels a meeting whose day has not passed. @throws NO_SUCH_RECORD, ILLEGAL_TRANSITION, REASON_REQUIRED */
export async function cancelMeeting(db: EntityManager, input: Canceling, { caller, clock }: SubgraphContext) {
  const meeting = await lockMeeting(db, input.meetingId);
  const from = meetingStatus(meeting, clock.today());
  requireTransition(MEETING, from, "CANCELED", null);
  const reason = readReason(input.reason);
  await db.query("update council_meeting set status = 'CANCELED' where id = $1", [meeting.id]);
  await recordChange(db, caller, { subjectId: meeting.id, from, to: "CANCELED", reason });
  return { meetingId: meeting.id };
}
