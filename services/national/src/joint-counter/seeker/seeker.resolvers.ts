import {
  profileRevisionFields,
  profileRevisionsOf,
} from "@aiwork/agreement/joint-counter/profile-revision/profile-revision";
import { linkReceiptOfPayload } from "@aiwork/agreement/joint-counter/seeker/linked-ids";
import { parseSeekerKey, seekerOfPayload } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { openRecord } from "@aiwork/agreement/joint-counter/seeker-access/open-record";
import { defineMutation } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { linkNationalFiles } from "./link-national-files";
import { reviseNationalProfile } from "./revise-national-profile";

export const nationalSeekerResolvers = {
  Query: { seeker: (_, key) => parseSeekerKey(key) },
  Seeker: { __resolveReference: (key) => parseSeekerKey(key as { id: string }) },
  NationalProfile: { revisions: ({ seekerId }, _, context) => profileRevisionsOf(context).load(seekerId) },
  ProfileRevision: profileRevisionFields("NATIONAL"),
  Mutation: {
    reviseNationalProfile: defineMutation("reviseNationalProfile", reviseNationalProfile),
    linkNationalFiles: defineMutation("linkNationalFiles", linkNationalFiles),
    openNationalRecordWithReason: defineMutation("openNationalRecordWithReason", openRecord),
  },
  ReviseNationalProfilePayload: { seeker: seekerOfPayload },
  LinkNationalFilesPayload: { seeker: seekerOfPayload, receipt: linkReceiptOfPayload },
  OpenNationalRecordWithReasonPayload: { seeker: seekerOfPayload },
} satisfies Resolvers;
