import { approvalOf } from "@aiwork/agreement/approval/approval.loader";
import { meetingSubject } from "@aiwork/agreement/council/meeting-subject";
import type { MutualRequestEntity } from "@aiwork/agreement/mutual-request/mutual-request.entity";
import { overdueRequestsAt } from "@aiwork/agreement/mutual-request/overdue-requests";
import { historyOf } from "@aiwork/agreement/state-change/state-change.loader";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { type CouncilMeetingEntity, meetingStatus } from "./council-meeting.entity";
import { agendaOfMeeting, meetingById, minutesOfMeeting } from "./council-meeting.loader";

/** 議題: an item that the secretariat set, or an overdue request, which is on the agenda automatically. */
export interface AgendaItem {
  title: string;
  request: MutualRequestEntity | null;
}

type Read<Value> = (meeting: CouncilMeetingEntity, given: unknown, context: SubgraphContext) => Promise<Value>;

const agenda: Read<AgendaItem[]> = async ({ id, heldOn }, _, context) => {
  const [set, overdue] = await Promise.all([
    agendaOfMeeting(context).load(id),
    overdueRequestsAt(context).load(heldOn),
  ]);
  return [
    ...(set?.titles ?? []).map((title) => ({ title, request: null })),
    ...overdue.map((request) => ({ title: request.subject, request })),
  ];
};

export const councilMeetingFields = {
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
    const paper = { act: "approveMinutesForCity", subject: meetingSubject(id) } as const;
    return minutes && approvalOf(context, { ...paper, version: minutes.version });
  },
  history: ({ id }: CouncilMeetingEntity, _: unknown, context: SubgraphContext) => historyOf(context, id),
};
