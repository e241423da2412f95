import { membersUnderClause } from "@aiwork/runtime/graphql/members-under-clause";
import type { Resolvers } from "../generated/resolvers";

export const articleResolvers = {
  Article: {
    __resolveReference: ({ clause }) => ({ clause }),
    nationalFields: ({ clause }, _, __, { schema }) => membersUnderClause(schema, clause),
  },
} satisfies Resolvers;
