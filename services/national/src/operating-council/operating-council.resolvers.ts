import { latestApprovalOf } from "@aiwork/agreement/approval/approval.loader";
import { meetingSubject } from "@aiwork/agreement/council/meeting-subject";
import { overdueRequestsAt } from "@aiwork/agreement/mutual-request/overdue-requests";
import { act } from "@aiwork/runtime/act/act";
import type { Resolvers } from "../generated/resolvers";
import { approveMinutesForNational } from "./approve-minutes-for-national";
import { meetingActedOn, parseMeetingKey } from "./meeting-key";

export const operatingCouncilResolvers = {
  CouncilMeeting: {
    __resolveReference: parseMeetingKey,
    nationalApproval: ({ id }, _, context) =>
      latestApprovalOf(context, { act: "approveMinutesForNational", subject: meetingSubject(id) }),
    overdueNationalRequests: ({ heldOn }, _, context) => overdueRequestsAt(context).load(heldOn),
  },
  Mutation: { approveMinutesForNational: act("approveMinutesForNational", approveMinutesForNational) },
  ApproveMinutesForNationalPayload: { meeting: meetingActedOn },
} satisfies Resolvers;
