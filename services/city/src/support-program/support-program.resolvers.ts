import { historyOf } from "@aiwork/agreement/state-change/state-change.loader";
import { act } from "@aiwork/runtime/act/act";
import { readActedOn } from "@aiwork/runtime/act/acted-on";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { Resolvers } from "../generated/resolvers";
import { changeSupportProgramStatus } from "./change-support-program-status";
import { draftSupportProgram } from "./draft-support-program";
import { eligiblePrograms } from "./eligible-programs";
import { readSupportPrograms } from "./read-support-programs";
import { supportProgramById } from "./support-program.loader";

const programActedOn = readActedOn("supportProgramId", supportProgramById);

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
  Mutation: {
    draftSupportProgram: act("draftSupportProgram", draftSupportProgram),
    changeSupportProgramStatus: act("changeSupportProgramStatus", changeSupportProgramStatus),
  },
  DraftSupportProgramPayload: { supportProgram: programActedOn },
  ChangeSupportProgramStatusPayload: { supportProgram: programActedOn },
} satisfies Resolvers;
