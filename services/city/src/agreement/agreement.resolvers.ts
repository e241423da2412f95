import { fieldsOfClause } from "@aiwork/subgraph/graphql/fields-of-clause";
import type { Resolvers } from "../generated/resolvers";
import { articleByClause, readAgreement, readArticles } from "./agreement.queries";

export const cityAgreementResolvers = {
  Query: { agreement: (_, __, { database }) => readAgreement(database) },
  Agreement: { articles: (_, __, { database }) => readArticles(database) },
  Article: {
    __resolveReference: ({ clause }, context) => articleByClause(context).load(clause),
    cityFields: ({ clause }, _, __, { schema }) => fieldsOfClause(schema, clause),
  },
} satisfies Resolvers;
