import type { MutualRequestEntity } from "@aiwork/agreement/mutual-request/mutual-request.entity";
import type { CallerDatabase, Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import type { Connection } from "@aiwork/subgraph/lists/connection";
import type { KeysetList } from "@aiwork/subgraph/lists/keyset-list";
import type { MutationResult } from "@aiwork/subgraph/mutations/mutation";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import {
  CouncilMeetingEntity,
  MeetingAgendaEntity,
  MeetingMinutesEntity,
  OperatingCouncilEntity,
} from "./council-meeting.entity";

export type CouncilMeetingPage = Connection<CouncilMeetingEntity>;
export type CouncilMeetingPayload = MutationResult<"meetingId">;

/** 議題: an item that the secretariat set, or an overdue request, which is on the agenda automatically. */
export interface AgendaItemRow {
  title: string;
  request: MutualRequestEntity | null;
}

const COUNCIL: Statement = {
  name: "operating-council",
  text: `select ${columnsOf(OperatingCouncilEntity)} from operating_council`,
};
/** Meetings by their day, latest first. */
export const COUNCIL_MEETINGS: KeysetList = {
  name: "council-meetings",
  select: `select ${columnsOf(CouncilMeetingEntity)}, held_on, entered from council_meeting`,
  order: [
    ["held_on", "date"],
    ["entered", "bigint"],
  ],
};
const MEETINGS_BY_ID: Statement = {
  name: "council-meetings-by-id",
  text: `${COUNCIL_MEETINGS.select} where id = any ($1::uuid[])`,
};
const NEXT_MEETING: Statement = {
  name: "next-council-meeting",
  text: `${COUNCIL_MEETINGS.select} where status = 'SCHEDULED' and held_on >= $1 order by held_on, entered limit 1`,
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

export async function readCouncil(database: CallerDatabase): Promise<OperatingCouncilEntity | null> {
  const [council] = await database.read<OperatingCouncilEntity>(COUNCIL);
  return council ?? null;
}

export const meetingById = requestLoader<SubgraphContext, string, CouncilMeetingEntity>(
  ({ database }, ids) => database.read(MEETINGS_BY_ID, [ids]),
  ({ id }) => id,
);

export async function readNextMeeting({ database, clock }: SubgraphContext): Promise<CouncilMeetingEntity | null> {
  const [next] = await database.read<CouncilMeetingEntity>(NEXT_MEETING, [clock.today()]);
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

/** The meeting, locked until the transaction ends. @throws NO_SUCH_RECORD, MALFORMED_ID */
export async function lockMeeting(db: EntityManager, id: string): Promise<CouncilMeetingEntity> {
  const [meeting]: CouncilMeetingEntity[] = await db.query(
    `select ${columnsOf(CouncilMeetingEntity)} from council_meeting where id = $1 for update`,
    [parseUuid(id, "meetingId")],
  );
  if (!meeting) throw mutationError("NO_SUCH_RECORD").at("meetingId");
  return meeting;
}

/** The latest version of a meeting's minutes. */
export async function readLatestMinutes(
  db: EntityManager,
  meetingId: string,
): Promise<MeetingMinutesEntity | undefined> {
  const [minutes]: MeetingMinutesEntity[] = await db.query(
    `select ${columnsOf(MeetingMinutesEntity)} from meeting_minutes where meeting_id = $1 order by version desc limit 1`,
    [meetingId],
  );
  return minutes;
}
