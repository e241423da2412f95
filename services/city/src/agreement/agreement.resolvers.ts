import { membersUnderClause } from "@aiwork/runtime/graphql/members-under-clause";
import type { Resolvers } from "../generated/resolvers";
import { articleByClause, readAgreement, readArticles } from "./read-agreement";

export const agreementResolvers = {
  Query: { agreement: (_, __, { database }) => readAgreement(database) },
  Agreement: { articles: (_, __, { database }) => readArticles(database) },
  Article: {
    __resolveReference: ({ clause }, context) => articleByClause(context).load(clause),
    cityFields: ({ clause }, _, __, { schema }) => membersUnderClause(schema, clause),
  },
} satisfies Resolvers;
