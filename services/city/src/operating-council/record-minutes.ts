import { refuse } from "@aiwork/agreement/council/council-refusals";
import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import { parseRequiredText } from "@aiwork/agreement/text/given-texts";
import type { ActInput } from "@aiwork/runtime/act/act";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { MEETING } from "./council-meeting.entity";
import { latestMinutes, lockMeeting } from "./lock-meeting";
import { minutesHash } from "./meeting-minutes.entity";

const LONGEST = 20_000;

export interface RecordingMinutes extends ActInput {
  meetingId: string;
  minutes: string;
}

/**
 * 議事録: records minutes from the meeting's day on. A correction is a new version, which both parties must approve anew.
 * @throws NO_SUCH_RECORD, MEETING_NOT_HELD_YET, ILLEGAL_TRANSITION and the errors of a text
 */
export async function recordMinutes(db: EntityManager, input: RecordingMinutes, { caller, clock }: SubgraphContext) {
  const { id, heldOn, status } = await lockMeeting(db, input.meetingId);
  if (status === "SCHEDULED" && heldOn > clock.today()) throw refuse("MEETING_NOT_HELD_YET").at("meetingId");
  const from = status === "SCHEDULED" ? "HELD" : status;
  requireTransition(MEETING, from, "MINUTES_DRAFTED", null);
  const text = parseRequiredText(input.minutes, "minutes", LONGEST);
  const version = ((await latestMinutes(db, id))?.version ?? 0) + 1;
  await db.query("insert into meeting_minutes (meeting_id, version, text, content_hash) values ($1, $2, $3, $4)", [
    id,
    version,
    text,
    minutesHash({ meetingId: id, version, text }),
  ]);
  await db.query("update council_meeting set status = 'MINUTES_DRAFTED' where id = $1", [id]);
  if (status === "SCHEDULED") await recordChange(db, caller, { subjectId: id, from: status, to: "HELD" });
  await recordChange(db, caller, { subjectId: id, from, to: "MINUTES_DRAFTED" });
  return { meetingId: id };
}
