import { historyOf } from "@aiwork/agreement/state-change/state-change.loader";
import { act } from "@aiwork/runtime/act/act";
import { readActedOn } from "@aiwork/runtime/act/acted-on";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { Resolvers } from "../generated/resolvers";
import { changeLocalJobStatus } from "./change-local-job-status";
import { draftLocalJob } from "./draft-local-job";
import { localJobById } from "./local-job.loader";
import { localJobStatus } from "./local-job-status";
import { readLocalJobs } from "./read-local-jobs";

const jobActedOn = readActedOn("localJobId", localJobById);

export const localJobResolvers = {
  Query: {
    localJobs: (_, given, context) => readLocalJobs(context, given),
    localJob: (_, { id }, context) => localJobById(context).load(parseUuid(id, "id")),
  },
  LocalJob: {
    __resolveReference: ({ id }, context) => localJobById(context).load(parseUuid(id, "id")),
    wage: ({ wageUnit: unit, wageMinimum: minimum, wageMaximum: maximum }) => ({ unit, minimum, maximum }),
    status: (job, _, { clock }) => localJobStatus(job, clock.today()),
    history: ({ id }, _, context) => historyOf(context, id),
  },
  Mutation: {
    draftLocalJob: act("draftLocalJob", draftLocalJob),
    changeLocalJobStatus: act("changeLocalJobStatus", changeLocalJobStatus),
  },
  DraftLocalJobPayload: { localJob: jobActedOn },
  ChangeLocalJobStatusPayload: { localJob: jobActedOn },
} satisfies Resolvers;
