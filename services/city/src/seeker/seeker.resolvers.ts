import { actedOn } from "@aiwork/agreement/access/acted-on";
import { openRecord } from "@aiwork/agreement/access/open-record";
import { ageBandOf, ageOn } from "@aiwork/agreement/calendar/age";
import { parseSeekerKey } from "@aiwork/agreement/seeker-key";
import { servicePointOf } from "@aiwork/agreement/service-point/service-point.loader";
import { historyOf } from "@aiwork/agreement/state-change/state-change.loader";
import { parseTimelineRequest } from "@aiwork/agreement/timeline/timeline-request";
import { act } from "@aiwork/runtime/act/act";
import type { Resolvers } from "../generated/resolvers";
import { changeCityFileStatus } from "./change-city-file-status";
import { cityHalfOfSeeker } from "./city-half.loader";
import { linkCityFiles } from "./link-city-files";
import { openCityFile } from "./open-city-file";
import { readSeekers } from "./read-seekers";
import { readTimeline } from "./read-timeline";
import { reviseCityProfile } from "./revise-city-profile";
import { cityEvents, titleOf } from "./timeline-words";

export const seekerResolvers = {
  Query: {
    seeker: (_, key) => parseSeekerKey(key),
    seekers: (_, given, context) => readSeekers(context, given),
  },
  Seeker: {
    __resolveReference: (key) => parseSeekerKey(key as { id: string }),
    city: ({ id }, _, context) => cityHalfOfSeeker(context).load(id),
  },
  Mutation: {
    openCityFile: act("openCityFile", openCityFile),
    reviseCityProfile: act("reviseCityProfile", reviseCityProfile),
    changeCityFileStatus: act("changeCityFileStatus", changeCityFileStatus),
    linkCityFiles: act("linkCityFiles", linkCityFiles),
    openCityRecordWithReason: act("openCityRecordWithReason", openRecord),
  },
  OpenCityFilePayload: { seeker: actedOn },
  ReviseCityProfilePayload: { seeker: actedOn },
  ChangeCityFileStatusPayload: { seeker: actedOn },
  LinkCityFilesPayload: { seeker: actedOn },
  OpenCityRecordWithReasonPayload: { seeker: actedOn },
  CitySupport: {
    profile: (half) => half.profile && { ...half, ...half.profile },
    timeline: async ({ seekerId }, given, context) => readTimeline(context, seekerId, parseTimelineRequest(given)),
  },
  CityProfile: {
    ageBand: ({ birthDate }, _, { clock }) => (birthDate === null ? null : ageBandOf(ageOn(birthDate, clock.today()))),
    registeredAt: ({ registeredAt }, _, context) => servicePointOf(context, registeredAt),
    history: ({ seekerId }, _, context) => historyOf(context, seekerId),
  },
  TimelineEvent: {
    title: (event, _, { language }) => titleOf(event, language),
    category: ({ kind }) => cityEvents[kind].category,
  },
} satisfies Resolvers;
