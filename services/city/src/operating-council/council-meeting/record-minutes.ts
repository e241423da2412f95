import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseRequiredText } from "@aiwork/agreement/agreement/text/free-text";
import { councilMeetingError } from "@aiwork/agreement/operating-council/council-meeting/council-meeting.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { RecordMinutesInput } from "../../generated/resolvers";
import { MEETING_TRANSITIONS, minutesHash } from "./council-meeting.entity";
import { lockMeeting, readLatestMinutes } from "./council-meeting.queries";

const MAX_MINUTES_LENGTH = 20_000;

/**
 * 議事録: records minutes from the meeting's day on. A correction is a new version, which both parties must approve anew.
 * @throws NO_SUCH_RECORD, MEETING_NOT_HELD_YET, ILLEGAL_TRANSITION and the errors of a text
 */
export async function recordMinutes(db: EntityManager, input: RecordMinutesInput, { caller, clock }: SubgraphContext) {
  const { id, heldOn, status } = await lockMeeting(db, input.meetingId);
  if (status === "SCHEDULED" && heldOn > clock.today())
    throw councilMeetingError("MEETING_NOT_HELD_YET").at("meetingId");
  const from = status === "SCHEDULED" ? "HELD" : status;
  requireTransition(MEETING_TRANSITIONS, from, "MINUTES_DRAFTED", "meetingId");
  const text = parseRequiredText(input.minutes, "minutes", MAX_MINUTES_LENGTH);
  const version = ((await readLatestMinutes(db, id))?.version ?? 0) + 1;
  await db.query("insert into meeting_minutes (meeting_id, version, text, content_hash) values ($1, $2, $3, $4)", [
    id,
    version,
    text,
    minutesHash({ meetingId: id, version, text }),
  ]);
  await db.query("update council_meeting set status = 'MINUTES_DRAFTED' where id = $1", [id]);
  if (status === "SCHEDULED") await recordStateChange(db, caller, { subjectId: id, from: status, to: "HELD" });
  await recordStateChange(db, caller, { subjectId: id, from, to: "MINUTES_DRAFTED" });
  return { meetingId: id };
}
