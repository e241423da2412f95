import { act } from "@aiwork/runtime/act/act";
import { readActedOn } from "@aiwork/runtime/act/acted-on";
import { readPageRequest } from "@aiwork/runtime/connection/page-request";
import { readConnection } from "@aiwork/runtime/connection/read-connection";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Desk, Statement } from "@aiwork/runtime/database/open-database";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { Resolvers } from "../generated/resolvers";
import { approveMinutesForCity } from "./approve-minutes-for-city";
import { cancelMeeting } from "./cancel-meeting";
import { completeMinutes } from "./complete-minutes";
import { MEETINGS, meetingById, readNextMeeting } from "./council-meeting.loader";
import { councilMeetingFields } from "./council-meeting-fields";
import { OperatingCouncilEntity } from "./operating-council.entity";
import { recordMinutes } from "./record-minutes";
import { scheduleMeeting } from "./schedule-meeting";

const COUNCIL: Statement = {
  name: "operating-council",
  text: `select ${columnsOf(OperatingCouncilEntity)} from operating_council`,
};
const meetingActedOn = { meeting: readActedOn("meetingId", meetingById) };

export const operatingCouncilResolvers = {
  Query: {
    council: (_, __, { database }) => readCouncil(database),
    councilMeeting: (_, { id }, context) => meetingById(context).load(parseUuid(id, "id")),
  },
  OperatingCouncil: {
    nextMeeting: (_, __, context) => readNextMeeting(context),
    meetings: (_, page, { database }) => readConnection(database, MEETINGS, [], readPageRequest(page)),
  },
  CouncilMeeting: councilMeetingFields,
  /** The city holds the text of its own requests only. */
  MutualRequest: { __resolveType: () => "CityRequest" },
  Mutation: {
    scheduleMeeting: act("scheduleMeeting", scheduleMeeting),
    recordMinutes: act("recordMinutes", recordMinutes),
    approveMinutesForCity: act("approveMinutesForCity", approveMinutesForCity),
    completeMinutes: act("completeMinutes", completeMinutes),
    cancelMeeting: act("cancelMeeting", cancelMeeting),
  },
  ScheduleMeetingPayload: meetingActedOn,
  RecordMinutesPayload: meetingActedOn,
  ApproveMinutesForCityPayload: meetingActedOn,
  CompleteMinutesPayload: meetingActedOn,
  CancelMeetingPayload: meetingActedOn,
} satisfies Resolvers;

async function readCouncil(database: Desk): Promise<OperatingCouncilEntity | null> {
  const [council] = await database.read<OperatingCouncilEntity>(COUNCIL);
  return council ?? null;
}
