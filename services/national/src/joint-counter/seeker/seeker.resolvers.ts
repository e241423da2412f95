import { countRefusalAsLookup, revisesTraits } from "@aiwork/agreement/joint-counter/person-lookup/refusal-as-lookup";
import { profileRevisionsOf, revisionFields } from "@aiwork/agreement/joint-counter/profile-revision/profile-revision";
import { linkProposalFields, linkProposalsOfSeeker } from "@aiwork/agreement/joint-counter/seeker/link-proposal";
import { awaitsSecondPerson, linkReceiptOfPayload } from "@aiwork/agreement/joint-counter/seeker/linked-ids";
import { parseSeekerKey, seekerOfPayload } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { unlinkFiles } from "@aiwork/agreement/joint-counter/seeker/unlink-files";
import { dayInEra } from "@aiwork/server/clock/era";
import { defineMutation } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { linkNationalFiles } from "./link-national-files";
import { reviseNationalProfile } from "./revise-national-profile";
import { nationalSeekerAccess } from "./seeker.access";

export const nationalSeekerResolvers = {
  Query: { seeker: (_, key) => parseSeekerKey(key) },
  Seeker: { __resolveReference: (key) => parseSeekerKey(key as { id: string }) },
  NationalProfile: {
    birthDateInEra: ({ birthDate }) => birthDate && dayInEra(birthDate),
    revisions: ({ seekerId }, _, context) => profileRevisionsOf(context).load(seekerId),
  },
  NationalSupport: { linkProposals: ({ seekerId }, _, context) => linkProposalsOfSeeker(context).load(seekerId) },
  LinkProposal: linkProposalFields("NATIONAL"),
  ProfileRevision: revisionFields("NATIONAL"),
  RecordRevision: revisionFields("NATIONAL"),
  Mutation: {
    reviseNationalProfile: countRefusalAsLookup(
      defineMutation("reviseNationalProfile", reviseNationalProfile),
      revisesTraits,
    ),
    linkNationalFiles: defineMutation("linkNationalFiles", linkNationalFiles),
    unlinkNationalFiles: defineMutation("unlinkNationalFiles", unlinkFiles(nationalSeekerAccess)),
  },
  ReviseNationalProfilePayload: { seeker: seekerOfPayload },
  LinkNationalFilesPayload: { seeker: seekerOfPayload, receipt: linkReceiptOfPayload, awaitsSecondPerson },
  UnlinkNationalFilesPayload: { seeker: seekerOfPayload },
} satisfies Resolvers;
