import { historyOf } from "@aiwork/agreement/state-change/state-change.loader";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { Resolvers } from "../generated/resolvers";
import { placementOf } from "../placement/placement.loader";
import { planOverdue } from "./plan-overdue";
import { readTrialEmployments } from "./read-trial-employments";
import { trialById } from "./trial-employment.loader";

export const trialEmploymentResolvers = {
  Query: { trialEmployments: (_, asked, context) => readTrialEmployments(context, asked) },
  TrialEmployment: {
    __resolveReference: ({ id }, context) => trialById(context).load(parseUuid(id, "id")),
    placement: ({ placement, placementId }, _, context) => placement ?? placementOf(context, placementId),
    planOverdue: (trial, _, { clock }) => planOverdue(trial, clock.today()),
    history: ({ id }, _, context) => historyOf(context, id),
  },
} satisfies Resolvers;
