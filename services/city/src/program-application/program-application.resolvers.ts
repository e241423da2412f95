import { parseSeekerKey } from "@aiwork/agreement/seeker-key";
import { historyOf } from "@aiwork/agreement/state-change/state-change.loader";
import { readPageRequest } from "@aiwork/runtime/connection/page-request";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { Resolvers } from "../generated/resolvers";
import { programApplicationById, programApplicationsOfSeeker } from "./program-application.loader";
import { readProgramApplications } from "./read-program-applications";

export const programApplicationResolvers = {
  Query: {
    programApplications: (_, given, context) => readProgramApplications(context, given),
    programApplication: (_, { id }, context) => programApplicationById(context).load(parseUuid(id, "id")),
  },
  CitySupport: {
    programApplications: ({ seekerId }, page, context) =>
      programApplicationsOfSeeker(context, readPageRequest(page)).load(seekerId),
  },
  ProgramApplication: {
    __resolveReference: ({ id }, context) => programApplicationById(context).load(parseUuid(id, "id")),
    seeker: ({ seekerId }) => parseSeekerKey({ id: seekerId }),
    decisionReason: ({ decision }) => decision?.reason ?? null,
    history: ({ id }, _, context) => historyOf(context, id),
  },
} satisfies Resolvers;
