import { parseSeekerKey, seekerOfPayload } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { openRecord } from "@aiwork/agreement/joint-counter/seeker-access/open-record";
import { defineMutation } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { linkNationalFiles } from "./link-national-files";

export const nationalSeekerResolvers = {
  Query: { seeker: (_, key) => parseSeekerKey(key) },
  Seeker: { __resolveReference: (key) => parseSeekerKey(key as { id: string }) },
  Mutation: {
    linkNationalFiles: defineMutation("linkNationalFiles", linkNationalFiles),
    openNationalRecordWithReason: defineMutation("openNationalRecordWithReason", openRecord),
  },
  LinkNationalFilesPayload: { seeker: seekerOfPayload },
  OpenNationalRecordWithReasonPayload: { seeker: seekerOfPayload },
} satisfies Resolvers;
