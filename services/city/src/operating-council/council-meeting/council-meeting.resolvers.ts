import { approvalOf } from "@aiwork/agreement/agreement/approval/approval.queries";
import { historyOf } from "@aiwork/agreement/agreement/state-change/state-change";
import { overdueRequestsAt } from "@aiwork/agreement/mutual-request/mutual-request.queries";
import { councilMeetingSubject } from "@aiwork/agreement/operating-council/council-meeting/council-meeting";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { readConnection } from "@aiwork/subgraph/lists/connection";
import { parsePageRequest } from "@aiwork/subgraph/lists/keyset-list";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { Resolvers } from "../../generated/resolvers";
import { approveMinutesForCity } from "./approve-minutes-for-city";
import { cancelMeeting } from "./cancel-meeting";
import { completeMinutes } from "./complete-minutes";
import { type CouncilMeetingEntity, meetingStatus } from "./council-meeting.entity";
import {
  type AgendaItemRow,
  agendaOfMeeting,
  COUNCIL_MEETINGS,
  meetingById,
  minutesOfMeeting,
  readCouncil,
  readNextMeeting,
} from "./council-meeting.queries";
import { recordMinutes } from "./record-minutes";
import { scheduleMeeting } from "./schedule-meeting";

type Read<Value> = (meeting: CouncilMeetingEntity, given: unknown, context: SubgraphContext) => Promise<Value>;

const agenda: Read<AgendaItemRow[]> = async ({ id, heldOn }, _, context) => {
  const [set, overdue] = await Promise.all([
    agendaOfMeeting(context).load(id),
    overdueRequestsAt(context).load(heldOn),
  ]);
  return [
    ...(set?.titles ?? []).map((title) => ({ title, request: null })),
    ...overdue.map((request) => ({ title: request.subject, request })),
  ];
};

const councilMeetingFields = {
  __resolveReference: ({ id }: { id: string }, context: SubgraphContext) =>
    meetingById(context).load(parseUuid(id, "id")),
  status: (meeting: CouncilMeetingEntity, _: unknown, { clock }: SubgraphContext) =>
    meetingStatus(meeting, clock.today()),
  agenda,
  overdueCityRequests: ({ heldOn }: CouncilMeetingEntity, _: unknown, context: SubgraphContext) =>
    overdueRequestsAt(context).load(heldOn),
  minutes: async ({ id }: CouncilMeetingEntity, _: unknown, context: SubgraphContext) =>
    (await minutesOfMeeting(context).load(id))?.text ?? null,
  minutesVersion: async ({ id }: CouncilMeetingEntity, _: unknown, context: SubgraphContext) =>
    (await minutesOfMeeting(context).load(id))?.version ?? null,
  minutesHash: async ({ id }: CouncilMeetingEntity, _: unknown, context: SubgraphContext) =>
    (await minutesOfMeeting(context).load(id))?.contentHash ?? null,
  /** The approval of the latest version; an approval of an earlier version no longer counts. */
  cityApproval: async ({ id }: CouncilMeetingEntity, _: unknown, context: SubgraphContext) => {
    const minutes = await minutesOfMeeting(context).load(id);
    const subject = councilMeetingSubject(id);
    return minutes && approvalOf(context, { act: "approveMinutesForCity", subject, version: minutes.version });
  },
  history: ({ id }: CouncilMeetingEntity, _: unknown, context: SubgraphContext) => historyOf(context, id),
};

const meetingOfPayload = { meeting: payloadField("meetingId", meetingById) };

export const cityCouncilMeetingResolvers = {
  Query: {
    council: (_, __, { database }) => readCouncil(database),
    councilMeeting: (_, { id }, context) => meetingById(context).load(parseUuid(id, "id")),
  },
  OperatingCouncil: {
    nextMeeting: (_, __, context) => readNextMeeting(context),
    meetings: (_, page, { database }) => readConnection(database, COUNCIL_MEETINGS, [], parsePageRequest(page)),
  },
  CouncilMeeting: councilMeetingFields,
  /** The city holds the text of its own requests only. */
  MutualRequest: { __resolveType: () => "CityRequest" },
  Mutation: {
    scheduleMeeting: defineMutation("scheduleMeeting", scheduleMeeting),
    recordMinutes: defineMutation("recordMinutes", recordMinutes),
    approveMinutesForCity: defineMutation("approveMinutesForCity", approveMinutesForCity),
    completeMinutes: defineMutation("completeMinutes", completeMinutes),
    cancelMeeting: defineMutation("cancelMeeting", cancelMeeting),
  },
  ScheduleMeetingPayload: meetingOfPayload,
  RecordMinutesPayload: meetingOfPayload,
  ApproveMinutesForCityPayload: meetingOfPayload,
  CompleteMinutesPayload: meetingOfPayload,
  CancelMeetingPayload: meetingOfPayload,
} satisfies Resolvers;
