import { historyOf } from "@aiwork/agreement/agreement/state-change/state-change";
import { wageOf } from "@aiwork/agreement/joint-counter/employment/wage";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { readByIds } from "@aiwork/subgraph/lists/read-by-ids";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { changeLocalJobStatus } from "./change-local-job-status";
import { draftLocalJob } from "./draft-local-job";
import { localJobStatus } from "./local-job.entity";
import { localJobById, readLocalJobs } from "./local-job.queries";

const jobOfPayload = payloadField("localJobId", localJobById);

export const cityLocalJobResolvers = {
  Query: {
    localJobsByIds: (_, { ids }, context) => readByIds(ids, localJobById(context)),
    localJobs: (_, given, context) => readLocalJobs(context, given),
    localJob: (_, { id }, context) => localJobById(context).load(parseUuid(id, "id")),
  },
  LocalJob: {
    __resolveReference: ({ id }, context) => localJobById(context).load(parseUuid(id, "id")),
    wage: (job) => wageOf(job),
    status: (job, _, { clock }) => localJobStatus(job, clock.today()),
    history: ({ id }, _, context) => historyOf(context, id),
  },
  Mutation: {
    draftLocalJob: defineMutation("draftLocalJob", draftLocalJob),
    changeLocalJobStatus: defineMutation("changeLocalJobStatus", changeLocalJobStatus),
  },
  DraftLocalJobPayload: { localJob: jobOfPayload },
  ChangeLocalJobStatusPayload: { localJob: jobOfPayload },
} satisfies Resolvers;
