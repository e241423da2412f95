import { historyOf } from "@aiwork/agreement/agreement/state-change/state-change";
import { revisionsOfRecord } from "@aiwork/agreement/joint-counter/profile-revision/profile-revision";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { placementOf } from "../placement/placement.queries";
import { trialRulesOn } from "../referral/trial-rules";
import { endTrial } from "./end-trial";
import { fileTrialPlan } from "./file-trial-plan";
import { rescheduleTrial } from "./reschedule-trial";
import { resumeTrial } from "./resume-trial";
import { startTrial } from "./start-trial";
import { isTrialPlanOverdue, trialStatus } from "./trial-employment.entity";
import { readTrialEmployments, trialById, trialOfPlacement } from "./trial-employment.queries";

const trialPayload = { trial: payloadField("trialId", trialById) };

export const trialEmploymentResolvers = {
  Query: {
    trialEmployments: (_, args, context) => readTrialEmployments(context, args),
    trialRules: (_, { on }) => trialRulesOn(on),
  },
  Placement: {
    trial: async (placement, _, context) => {
      const { id, trial = await trialOfPlacement(context).load(id) } = placement;
      return trial && { ...trial, placement };
    },
  },
  TrialEmployment: {
    __resolveReference: ({ id }, context) => trialById(context).load(parseUuid(id, "id")),
    placement: ({ placement, placementId }, _, context) => placement ?? placementOf(context, placementId),
    status: (trial, _, { clock }) => trialStatus(trial, clock.today()),
    planOverdue: (trial, _, { clock }) => isTrialPlanOverdue(trial, clock.today()),
    revisions: revisionsOfRecord,
    history: ({ id }, _, context) => historyOf(context, id),
  },
  Mutation: {
    startTrial: defineMutation("startTrial", startTrial),
    rescheduleTrial: defineMutation("rescheduleTrial", rescheduleTrial),
    fileTrialPlan: defineMutation("fileTrialPlan", fileTrialPlan),
    endTrial: defineMutation("endTrial", endTrial),
    resumeTrial: defineMutation("resumeTrial", resumeTrial),
  },
  StartTrialPayload: trialPayload,
  RescheduleTrialPayload: trialPayload,
  FileTrialPlanPayload: trialPayload,
  EndTrialPayload: trialPayload,
  ResumeTrialPayload: trialPayload,
} satisfies Resolvers;
