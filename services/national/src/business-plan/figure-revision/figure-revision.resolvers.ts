import { readRevisions } from "@aiwork/agreement/business-plan/figure-revision/figure-revisions";
import type { Resolvers } from "../../generated/resolvers";

export const nationalFigureRevisionResolvers = {
  Query: { nationalRevisions: (_, given, context) => readRevisions(context, "NATIONAL", given) },
} satisfies Resolvers;
