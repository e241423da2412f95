import { linkReceiptsOf } from "@aiwork/agreement/joint-counter/seeker/link-receipt";
import { parseTimelineRequest } from "@aiwork/agreement/joint-counter/timeline/timeline";
import { parsePageRequest } from "@aiwork/subgraph/lists/keyset-list";
import type { Resolvers } from "../../generated/resolvers";
import { placementsOfSeeker, referralsOfSeeker } from "./case.queries";
import { nationalHalfOfSeeker } from "./national-support.queries";
import { referralsToReview } from "./review.queries";
import { readNationalTimeline } from "./timeline.queries";
import { nationalEvents, nationalEventTitle } from "./timeline-titles";

export const nationalSupportResolvers = {
  Seeker: { national: ({ id }, _, context) => nationalHalfOfSeeker(context).load(id) },
  NationalSupport: {
    profile: ({ profile }) => profile,
    linkReceipts: linkReceiptsOf("NATIONAL"),
    timeline: async ({ seekerId }, given, context) =>
      readNationalTimeline(context, seekerId, parseTimelineRequest(given)),
    referrals: ({ seekerId }, page, context) => referralsOfSeeker(context, parsePageRequest(page)).load(seekerId),
    referralsToReview,
    placements: ({ seekerId }, page, context) => placementsOfSeeker(context, parsePageRequest(page)).load(seekerId),
  },
  TimelineEvent: {
    title: (event, _, { language }) => nationalEventTitle(event, language),
    category: ({ kind }) => nationalEvents[kind].category,
  },
} satisfies Resolvers;
