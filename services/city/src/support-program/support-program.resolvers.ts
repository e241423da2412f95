import { historyOf } from "@aiwork/agreement/state-change/state-change.loader";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { Resolvers } from "../generated/resolvers";
import { eligiblePrograms } from "./eligible-programs";
import { readSupportPrograms } from "./read-support-programs";
import { supportProgramById } from "./support-program.loader";

export const supportProgramResolvers = {
  Query: {
    supportPrograms: (_, given, context) => readSupportPrograms(context, given),
    supportProgram: (_, { id }, context) => supportProgramById(context).load(parseUuid(id, "id")),
  },
  CitySupport: { eligiblePrograms: (half, _, context) => eligiblePrograms(context, half) },
  SupportProgram: {
    __resolveReference: ({ id }, context) => supportProgramById(context).load(parseUuid(id, "id")),
    history: ({ id }, _, context) => historyOf(context, id),
  },
} satisfies Resolvers;
