import { historyOf } from "@aiwork/agreement/agreement/state-change/state-change";
import {
  profileRevisionFields,
  profileRevisionsOf,
} from "@aiwork/agreement/joint-counter/profile-revision/profile-revision";
import { ageBandOf, ageOn } from "@aiwork/agreement/joint-counter/seeker/age";
import { linkReceiptOfPayload } from "@aiwork/agreement/joint-counter/seeker/linked-ids";
import { parseSeekerKey, seekerOfPayload } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { openRecord } from "@aiwork/agreement/joint-counter/seeker-access/open-record";
import { servicePointOf } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import { defineMutation } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { changeCityFileStatus } from "./change-city-file-status";
import { linkCityFiles } from "./link-city-files";
import { openCityFile } from "./open-city-file";
import { reviseCityProfile } from "./revise-city-profile";
import { readCitySeekers } from "./seeker.queries";

export const citySeekerResolvers = {
  Query: {
    seeker: (_, key) => parseSeekerKey(key),
    seekers: (_, given, context) => readCitySeekers(context, given),
  },
  Seeker: {
    __resolveReference: (key) => parseSeekerKey(key as { id: string }),
  },
  CityProfile: {
    ageBand: ({ birthDate }, _, { clock }) => (birthDate === null ? null : ageBandOf(ageOn(birthDate, clock.today()))),
    registeredAt: ({ registeredAt }, _, context) => servicePointOf(context, registeredAt),
    history: ({ seekerId }, _, context) => historyOf(context, seekerId),
    revisions: ({ seekerId }, _, context) => profileRevisionsOf(context).load(seekerId),
  },
  ProfileRevision: profileRevisionFields("CITY"),
  Mutation: {
    openCityFile: defineMutation("openCityFile", openCityFile),
    reviseCityProfile: defineMutation("reviseCityProfile", reviseCityProfile),
    changeCityFileStatus: defineMutation("changeCityFileStatus", changeCityFileStatus),
    linkCityFiles: defineMutation("linkCityFiles", linkCityFiles),
    openCityRecordWithReason: defineMutation("openCityRecordWithReason", openRecord),
  },
  OpenCityFilePayload: { seeker: seekerOfPayload },
  ReviseCityProfilePayload: { seeker: seekerOfPayload },
  ChangeCityFileStatusPayload: { seeker: seekerOfPayload },
  LinkCityFilesPayload: { seeker: seekerOfPayload, receipt: linkReceiptOfPayload },
  OpenCityRecordWithReasonPayload: { seeker: seekerOfPayload },
} satisfies Resolvers;
