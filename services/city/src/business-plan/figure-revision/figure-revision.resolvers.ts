import { readRevisions } from "@aiwork/agreement/business-plan/figure-revision/figure-revisions";
import type { Resolvers } from "../../generated/resolvers";

export const cityFigureRevisionResolvers = {
  Query: { cityRevisions: (_, given, context) => readRevisions(context, "CITY", given) },
} satisfies Resolvers;
