import { randomUUID } from "node:crypto";
import { askBack, doubtDueDay } from "@aiwork/agreement/agreement/confirmation/doubts";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireNotFarAhead } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseTextList } from "@aiwork/agreement/agreement/text/free-text";
import { councilMeetingError } from "@aiwork/agreement/operating-council/council-meeting/council-meeting.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ScheduleMeetingInput } from "../../generated/resolvers";

/** 開催の通知: schedules a meeting with its agenda. @throws MEETING_DAY_PAST and the errors of a list of texts */
export async function scheduleMeeting(
  db: EntityManager,
  input: ScheduleMeetingInput,
  { caller, clock }: SubgraphContext,
) {
  if (input.heldOn < clock.today()) throw councilMeetingError("MEETING_DAY_PAST").at("heldOn");
  requireNotFarAhead(input.heldOn, { clock }, "heldOn");
  askBack(input, doubtDueDay(input.heldOn, { clock }, "heldOn"));
  const titles = parseTextList(input.agenda, "agenda");
  const meetingId = randomUUID();
  await db.query("insert into council_meeting (id, held_on, status) values ($1, $2, 'SCHEDULED')", [
    meetingId,
    input.heldOn,
  ]);
  await db.query("insert into meeting_agenda (meeting_id, titles) values ($1, $2)", [meetingId, titles]);
  await recordStateChange(db, caller, { subjectId: meetingId, from: null, to: "SCHEDULED" });
  return { meetingId };
}
