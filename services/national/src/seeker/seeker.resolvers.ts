import { actedOn } from "@aiwork/agreement/access/acted-on";
import { openRecord } from "@aiwork/agreement/access/open-record";
import { parseSeekerKey } from "@aiwork/agreement/seeker-key";
import { parseTimelineRequest } from "@aiwork/agreement/timeline/timeline-request";
import { act } from "@aiwork/runtime/act/act";
import type { Resolvers } from "../generated/resolvers";
import { linkNationalFiles } from "./link-national-files";
import { nationalHalfOfSeeker } from "./national-half.loader";
import { readTimeline } from "./read-timeline";
import { nationalEvents, titleOf } from "./timeline-words";

export const seekerResolvers = {
  Query: { seeker: (_, key) => parseSeekerKey(key) },
  Seeker: {
    __resolveReference: (key) => parseSeekerKey(key as { id: string }),
    national: ({ id }, _, context) => nationalHalfOfSeeker(context).load(id),
  },
  Mutation: {
    linkNationalFiles: act("linkNationalFiles", linkNationalFiles),
    openNationalRecordWithReason: act("openNationalRecordWithReason", openRecord),
  },
  LinkNationalFilesPayload: { seeker: actedOn },
  OpenNationalRecordWithReasonPayload: { seeker: actedOn },
  NationalSupport: {
    profile: ({ profile }) => profile,
    timeline: async ({ seekerId }, given, context) => readTimeline(context, seekerId, parseTimelineRequest(given)),
  },
  TimelineEvent: {
    title: (event, _, { language }) => titleOf(event, language),
    category: ({ kind }) => nationalEvents[kind].category,
  },
} satisfies Resolvers;
