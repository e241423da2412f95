import { parseSeekerKey, seekerOfPayload } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { openRecord } from "@aiwork/agreement/joint-counter/seeker-access/open-record";
import { parseTimelineRequest } from "@aiwork/agreement/joint-counter/timeline/timeline";
import { defineMutation } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { nationalHalfOfSeeker } from "../national-support/national-support.queries";
import { readNationalTimeline } from "../national-support/timeline.queries";
import { nationalEvents, nationalEventTitle } from "../national-support/timeline-titles";
import { linkNationalFiles } from "./link-national-files";

export const nationalSeekerResolvers = {
  Query: { seeker: (_, key) => parseSeekerKey(key) },
  Seeker: {
    __resolveReference: (key) => parseSeekerKey(key as { id: string }),
    national: ({ id }, _, context) => nationalHalfOfSeeker(context).load(id),
  },
  Mutation: {
    linkNationalFiles: defineMutation("linkNationalFiles", linkNationalFiles),
    openNationalRecordWithReason: defineMutation("openNationalRecordWithReason", openRecord),
  },
  LinkNationalFilesPayload: { seeker: seekerOfPayload },
  OpenNationalRecordWithReasonPayload: { seeker: seekerOfPayload },
  NationalSupport: {
    profile: ({ profile }) => profile,
    timeline: async ({ seekerId }, given, context) =>
      readNationalTimeline(context, seekerId, parseTimelineRequest(given)),
  },
  TimelineEvent: {
    title: (event, _, { language }) => nationalEventTitle(event, language),
    category: ({ kind }) => nationalEvents[kind].category,
  },
} satisfies Resolvers;
