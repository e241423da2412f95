import { parseSeekerKey } from "@aiwork/agreement/seeker-key";
import type { Resolvers } from "../generated/resolvers";
import { currentRegistrationOfSeeker } from "../registration/registration.loader";
import { nationalFileOfSeeker } from "./national-file.loader";

export const seekerResolvers = {
  Query: { seeker: (_, key) => parseSeekerKey(key) },
  Seeker: {
    __resolveReference: (key) => parseSeekerKey(key as { id: string }),
    national: ({ id }, _, context) => nationalFileOfSeeker(context).load(id),
  },
  NationalSupport: {
    profile: (file) => file,
    registration: ({ seekerId }, _, context) => currentRegistrationOfSeeker(context).load(seekerId),
    withheld: () => [],
  },
} satisfies Resolvers;
