import { historyOf } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseSeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { parsePageRequest } from "@aiwork/subgraph/lists/keyset-list";
import { readByIds } from "@aiwork/subgraph/lists/read-by-ids";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { applyForProgram } from "./apply-for-program";
import { changeApplicationStatus } from "./change-application-status";
import { applicantOf } from "./program-applicant.queries";
import {
  programApplicationById,
  programApplicationsOfSeeker,
  readProgramApplications,
} from "./program-application.queries";

const applicationOfPayload = payloadField("applicationId", programApplicationById);

export const cityProgramApplicationResolvers = {
  Query: {
    programApplicationsByIds: (_, { ids }, context) => readByIds(ids, programApplicationById(context)),
    programApplications: (_, given, context) => readProgramApplications(context, given),
    programApplication: (_, { id }, context) => programApplicationById(context).load(parseUuid(id, "id")),
  },
  CitySupport: {
    programApplications: ({ seekerId }, page, context) =>
      programApplicationsOfSeeker(context, parsePageRequest(page)).load(seekerId),
  },
  ProgramApplication: {
    __resolveReference: ({ id }, context) => programApplicationById(context).load(parseUuid(id, "id")),
    seeker: ({ seekerId }) => parseSeekerKey({ id: seekerId }),
    applicant: (application, _, context) => applicantOf(context, application),
    decisionReason: ({ decision }) => decision?.reason ?? null,
    history: ({ id }, _, context) => historyOf(context, id),
  },
  Mutation: {
    applyForProgram: defineMutation("applyForProgram", applyForProgram),
    changeApplicationStatus: defineMutation("changeApplicationStatus", changeApplicationStatus),
  },
  ApplyForProgramPayload: { application: applicationOfPayload },
  ChangeApplicationStatusPayload: { application: applicationOfPayload },
} satisfies Resolvers;
