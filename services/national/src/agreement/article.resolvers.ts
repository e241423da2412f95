import { fieldsOfClause } from "@aiwork/subgraph/graphql/fields-of-clause";
import type { Resolvers } from "../generated/resolvers";

/** An article of the agreement. The city keeps its text. */
export interface ArticleKey {
  clause: string;
}

export const nationalArticleResolvers = {
  Article: {
    __resolveReference: ({ clause }) => ({ clause }),
    nationalFields: ({ clause }, _, __, { schema }) => fieldsOfClause(schema, clause),
  },
} satisfies Resolvers;
