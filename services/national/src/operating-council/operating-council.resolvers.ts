import { latestApprovalOf } from "@aiwork/agreement/approval/approval.loader";
import { meetingSubject } from "@aiwork/agreement/council/meeting-subject";
import { overdueRequestsAt } from "@aiwork/agreement/mutual-request/overdue-requests";
import { act } from "@aiwork/runtime/act/act";
import type { Resolvers } from "../generated/resolvers";
import { approveMinutesForNation } from "./approve-minutes-for-nation";
import { meetingActedOn, parseMeetingKey } from "./meeting-key";

export const operatingCouncilResolvers = {
  CouncilMeeting: {
    __resolveReference: parseMeetingKey,
    nationalApproval: ({ id }, _, context) =>
      latestApprovalOf(context, { act: "approveMinutesForNation", subject: meetingSubject(id) }),
    overdueNationalRequests: ({ heldOn }, _, context) => overdueRequestsAt(context).load(heldOn),
  },
  Mutation: { approveMinutesForNation: act("approveMinutesForNation", approveMinutesForNation) },
  ApproveMinutesForNationPayload: { meeting: meetingActedOn },
} satisfies Resolvers;
