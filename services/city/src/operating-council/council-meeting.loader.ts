import type { ActedOn } from "@aiwork/runtime/act/acted-on";
import type { KeysetList } from "@aiwork/runtime/connection/keyset-list";
import type { Connection } from "@aiwork/runtime/connection/make-connection";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { CouncilMeetingEntity } from "./council-meeting.entity";
import { MeetingAgendaEntity } from "./meeting-agenda.entity";
import { MeetingMinutesEntity } from "./meeting-minutes.entity";

export type CouncilMeetings = Connection<CouncilMeetingEntity>;
export type ActedOnMeeting = ActedOn<"meetingId">;

/** Meetings by their day, latest first. */
export const MEETINGS: KeysetList = {
  name: "council-meetings",
  select: `select ${columnsOf(CouncilMeetingEntity)}, held_on from council_meeting`,
  order: [
    ["held_on", "date"],
    ["id", "uuid"],
  ],
};
const BY_ID: Statement = { name: "council-meetings-by-id", text: `${MEETINGS.select} where id = any ($1::uuid[])` };
const NEXT: Statement = {
  name: "next-council-meeting",
  text: `${MEETINGS.select} where status = 'SCHEDULED' and held_on >= $1 order by held_on, id limit 1`,
};
const AGENDAS: Statement = {
  name: "meeting-agendas",
  text: `select ${columnsOf(MeetingAgendaEntity)} from meeting_agenda where meeting_id = any ($1::uuid[])`,
};
const MINUTES: Statement = {
  name: "latest-minutes",
  text: `select distinct on (meeting_id) ${columnsOf(MeetingMinutesEntity)} from meeting_minutes
    where meeting_id = any ($1::uuid[]) order by meeting_id, version desc`,
};

export const meetingById = requestLoader<SubgraphContext, string, CouncilMeetingEntity>(
  ({ database }, ids) => database.read(BY_ID, [ids]),
  ({ id }) => id,
);

export async function readNextMeeting({ database, clock }: SubgraphContext): Promise<CouncilMeetingEntity | null> {
  const [next] = await database.read<CouncilMeetingEntity>(NEXT, [clock.today()]);
  return next ?? null;
}

export const agendaOfMeeting = requestLoader<SubgraphContext, string, MeetingAgendaEntity>(
  ({ database }, ids) => database.read(AGENDAS, [ids]),
  ({ meetingId }) => meetingId,
);

/** The latest version of a meeting's minutes; null before any are recorded. */
export const minutesOfMeeting = requestLoader<SubgraphContext, string, MeetingMinutesEntity>(
  ({ database }, ids) => database.read(MINUTES, [ids]),
  ({ meetingId }) => meetingId,
);
