import { historyOf } from "@aiwork/agreement/agreement/state-change/state-change";
import { countRefusalAsLookup, revisesTraits } from "@aiwork/agreement/joint-counter/person-lookup/refusal-as-lookup";
import { profileRevisionsOf, revisionFields } from "@aiwork/agreement/joint-counter/profile-revision/profile-revision";
import { ageBandOf, ageOn } from "@aiwork/agreement/joint-counter/seeker/age";
import { linkProposalFields, linkProposalsOfSeeker } from "@aiwork/agreement/joint-counter/seeker/link-proposal";
import { awaitsSecondPerson, linkReceiptOfPayload } from "@aiwork/agreement/joint-counter/seeker/linked-ids";
import { parseSeekerKey, seekerOfPayload } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { unlinkFiles } from "@aiwork/agreement/joint-counter/seeker/unlink-files";
import { servicePointOf } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import { dayInEra } from "@aiwork/server/clock/era";
import { parseIds } from "@aiwork/subgraph/lists/read-by-ids";
import { defineMutation } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { anonymizationProposalFields, readAnonymizationProposals } from "./anonymization-proposal";
import { changeCityFileStatus } from "./change-city-file-status";
import { linkCityFiles } from "./link-city-files";
import { openCityFile } from "./open-city-file";
import { reviseCityProfile } from "./revise-city-profile";
import { citySeekerAccess } from "./seeker.access";
import { readCitySeekers } from "./seeker.queries";

export const citySeekerResolvers = {
  Query: {
    seeker: (_, key) => parseSeekerKey(key),
    seekersByIds: (_, { ids }) => parseIds(ids).map((id) => parseSeekerKey({ id })),
    seekers: (_, given, context) => readCitySeekers(context, given),
    anonymizationProposals: (_, __, context) => readAnonymizationProposals(context),
  },
  Seeker: {
    __resolveReference: (key) => parseSeekerKey(key as { id: string }),
  },
  CityProfile: {
    birthDateInEra: ({ birthDate }) => birthDate && dayInEra(birthDate),
    ageBand: ({ birthDate }, _, { clock }) => (birthDate === null ? null : ageBandOf(ageOn(birthDate, clock.today()))),
    registeredAt: ({ registeredAt }, _, context) => servicePointOf(context, registeredAt),
    history: ({ seekerId }, _, context) => historyOf(context, seekerId),
    revisions: ({ seekerId }, _, context) => profileRevisionsOf(context).load(seekerId),
  },
  CitySupport: { linkProposals: ({ seekerId }, _, context) => linkProposalsOfSeeker(context).load(seekerId) },
  AnonymizationProposal: anonymizationProposalFields,
  LinkProposal: linkProposalFields("CITY"),
  ProfileRevision: revisionFields("CITY"),
  RecordRevision: revisionFields("CITY"),
  Mutation: {
    openCityFile: countRefusalAsLookup(defineMutation("openCityFile", openCityFile)),
    reviseCityProfile: countRefusalAsLookup(defineMutation("reviseCityProfile", reviseCityProfile), revisesTraits),
    changeCityFileStatus: defineMutation("changeCityFileStatus", changeCityFileStatus),
    linkCityFiles: defineMutation("linkCityFiles", linkCityFiles),
    unlinkCityFiles: defineMutation("unlinkCityFiles", unlinkFiles(citySeekerAccess)),
  },
  OpenCityFilePayload: { seeker: seekerOfPayload },
  ReviseCityProfilePayload: { seeker: seekerOfPayload },
  ChangeCityFileStatusPayload: {
    seeker: seekerOfPayload,
    awaitsSecondPerson: ({ awaitsSecondPerson = false }) => awaitsSecondPerson,
  },
  LinkCityFilesPayload: { seeker: seekerOfPayload, receipt: linkReceiptOfPayload, awaitsSecondPerson },
  UnlinkCityFilesPayload: { seeker: seekerOfPayload },
} satisfies Resolvers;
