import { randomUUID } from "node:crypto";
import { askBack, doubtDueDay } from "@aiwork/agreement/agreement/confirmation/doubts";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireNotFarAhead } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseTextList } from "@aiwork/agreement/agreement/text/free-text";
import { councilMeetingError } from "@aiwork/agreement/operating-council/council-meeting/council-meeting.errors";
import { parseFields } from "@aiwork/server/errors/business-error";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ScheduleMeetingInput } from "../../generated/resolvers";

/** 開催の通知: schedules a meeting with its agenda. @throws MEETING_DAY_PAST and the errors of a list of texts */
export async function scheduleMeeting(
  db: EntityManager,
  input: ScheduleMeetingInput,
  { caller, clock }: SubgraphContext,
) {
  const { heldOn, titles } = parseFields({
    heldOn: () => parseMeetingDay(input.heldOn, clock),
    titles: () => parseTextList(input.agenda, "agenda"),
  });
  askBack(input, doubtDueDay(heldOn, { clock }, "heldOn"));
  const meetingId = randomUUID();
  await db.query("insert into council_meeting (id, held_on, status) values ($1, $2, 'SCHEDULED')", [meetingId, heldOn]);
  await db.query("insert into meeting_agenda (meeting_id, titles) values ($1, $2)", [meetingId, titles]);
  await recordStateChange(db, caller, { subjectId: meetingId, from: null, to: "SCHEDULED" });
  return { meetingId };
}

function parseMeetingDay(given: string, clock: SubgraphContext["clock"]): string {
  // guard: meeting-is-scheduled-for-today-or-later
  if (given < clock.today()) throw councilMeetingError("MEETING_DAY_PAST").at("heldOn");
  requireNotFarAhead(given, { clock }, "heldOn");
  return given;
}
