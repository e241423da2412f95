import { linkReceiptsOf } from "@aiwork/agreement/joint-counter/seeker/link-receipt";
import { parseTimelineRequest } from "@aiwork/agreement/joint-counter/timeline/timeline";
import type { Resolvers } from "../../generated/resolvers";
import { cityHalfOfSeeker } from "./city-support.queries";
import { readCityTimeline } from "./timeline.queries";
import { CITY_EVENTS, cityEventTitle } from "./timeline-titles";

export const citySupportResolvers = {
  Seeker: { city: ({ id }, _, context) => cityHalfOfSeeker(context).load(id) },
  CitySupport: {
    profile: (half) => half.profile && { ...half, ...half.profile },
    linkReceipts: linkReceiptsOf("CITY"),
    timeline: async ({ seekerId }, given, context) => readCityTimeline(context, seekerId, parseTimelineRequest(given)),
  },
  TimelineEvent: {
    title: (event, _, { language }) => cityEventTitle(event, language),
    category: ({ kind }) => CITY_EVENTS[kind].category,
  },
} satisfies Resolvers;
