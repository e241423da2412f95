import { historyOf } from "@aiwork/agreement/state-change/state-change.loader";
import { act } from "@aiwork/runtime/act/act";
import { readActedOn } from "@aiwork/runtime/act/acted-on";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { Resolvers } from "../generated/resolvers";
import { placementOf } from "../placement/placement.loader";
import { endTrial } from "./end-trial";
import { fileTrialPlan } from "./file-trial-plan";
import { planOverdue } from "./plan-overdue";
import { readTrialEmployments } from "./read-trial-employments";
import { startTrial } from "./start-trial";
import { trialById } from "./trial-employment.loader";

const acted = { trial: readActedOn("trialId", trialById) };

export const trialEmploymentResolvers = {
  Query: { trialEmployments: (_, args, context) => readTrialEmployments(context, args) },
  TrialEmployment: {
    __resolveReference: ({ id }, context) => trialById(context).load(parseUuid(id, "id")),
    placement: ({ placement, placementId }, _, context) => placement ?? placementOf(context, placementId),
    planOverdue: (trial, _, { clock }) => planOverdue(trial, clock.today()),
    history: ({ id }, _, context) => historyOf(context, id),
  },
  Mutation: {
    startTrial: act("startTrial", startTrial),
    fileTrialPlan: act("fileTrialPlan", fileTrialPlan),
    endTrial: act("endTrial", endTrial),
  },
  StartTrialPayload: acted,
  FileTrialPlanPayload: acted,
  EndTrialPayload: acted,
} satisfies Resolvers;
