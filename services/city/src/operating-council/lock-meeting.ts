import { refuse } from "@aiwork/runtime/act/act-refusals";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { EntityManager } from "typeorm";
import { CouncilMeetingEntity } from "./council-meeting.entity";
import { MeetingMinutesEntity } from "./meeting-minutes.entity";

/** The meeting, locked until the transaction ends. @throws NO_SUCH_RECORD, MALFORMED_ID */
export async function lockMeeting(db: EntityManager, id: string): Promise<CouncilMeetingEntity> {
  const [meeting]: CouncilMeetingEntity[] = await db.query(
    `select ${columnsOf(CouncilMeetingEntity)} from council_meeting where id = $1 for update`,
    [parseUuid(id, "meetingId")],
  );
  if (!meeting) throw refuse("NO_SUCH_RECORD").at("meetingId");
  return meeting;
}

/** The latest version of a meeting's minutes. */
export async function latestMinutes(db: EntityManager, meetingId: string): Promise<MeetingMinutesEntity | undefined> {
  const [minutes]: MeetingMinutesEntity[] = await db.query(
    `select ${columnsOf(MeetingMinutesEntity)} from meeting_minutes where meeting_id = $1 order by version desc limit 1`,
    [meetingId],
  );
  return minutes;
}
