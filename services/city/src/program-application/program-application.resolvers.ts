import { parseSeekerKey } from "@aiwork/agreement/seeker-key";
import { historyOf } from "@aiwork/agreement/state-change/state-change.loader";
import { act } from "@aiwork/runtime/act/act";
import { readActedOn } from "@aiwork/runtime/act/acted-on";
import { readPageRequest } from "@aiwork/runtime/connection/page-request";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { Resolvers } from "../generated/resolvers";
import { applyForProgram } from "./apply-for-program";
import { changeApplicationStatus } from "./change-application-status";
import { programApplicationById, programApplicationsOfSeeker } from "./program-application.loader";
import { readProgramApplications } from "./read-program-applications";

const applicationActedOn = readActedOn("applicationId", programApplicationById);

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
  Mutation: {
    applyForProgram: act("applyForProgram", applyForProgram),
    changeApplicationStatus: act("changeApplicationStatus", changeApplicationStatus),
  },
  ApplyForProgramPayload: { application: applicationActedOn },
  ChangeApplicationStatusPayload: { application: applicationActedOn },
} satisfies Resolvers;
