import { latestApprovalOf } from "@aiwork/agreement/agreement/approval/approval.queries";
import { overdueRequestsAt } from "@aiwork/agreement/mutual-request/mutual-request.queries";
import { councilMeetingSubject } from "@aiwork/agreement/operating-council/council-meeting/council-meeting";
import { isCalendarDay } from "@aiwork/server/clock/calendar";
import { platformError } from "@aiwork/server/errors/platform.errors";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { defineMutation, type UserError } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { approveMinutesForNational } from "./approve-minutes-for-national";

/** A council meeting. The city keeps its agenda and minutes. */
export interface NationalMeetingKey {
  id: string;
  heldOn: string;
}

/** @throws MALFORMED_ID */
function parseNationalMeetingKey({ id, heldOn }: NationalMeetingKey): NationalMeetingKey {
  if (!isCalendarDay(String(heldOn))) throw platformError("MALFORMED_ID", { argument: "heldOn" });
  return { id: parseUuid(id, "id"), heldOn };
}

/** The payload of a mutation on a meeting. */
export interface NationalMeetingPayload {
  readonly meetingId?: string;
  readonly heldOn?: string;
  userErrors: UserError[];
}

/** The meeting of a payload; null where the mutation was refused. */
function nationalMeetingOfPayload({ meetingId, heldOn }: NationalMeetingPayload): NationalMeetingKey | null {
  return meetingId === undefined || heldOn === undefined ? null : { id: meetingId, heldOn };
}

export const nationalCouncilMeetingResolvers = {
  CouncilMeeting: {
    __resolveReference: parseNationalMeetingKey,
    nationalApproval: ({ id }, _, context) =>
      latestApprovalOf(context, { act: "approveMinutesForNational", subject: councilMeetingSubject(id) }),
    overdueNationalRequests: ({ heldOn }, _, context) => overdueRequestsAt(context).load(heldOn),
  },
  Mutation: { approveMinutesForNational: defineMutation("approveMinutesForNational", approveMinutesForNational) },
  ApproveMinutesForNationalPayload: { meeting: nationalMeetingOfPayload },
} satisfies Resolvers;
