import { historyOf } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { readByIds } from "@aiwork/subgraph/lists/read-by-ids";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { departmentOf } from "../department/department.access";
import { changeSupportProgramStatus } from "./change-support-program-status";
import { draftSupportProgram } from "./draft-support-program";
import { eligiblePrograms } from "./eligible-programs";
import { readSupportPrograms, supportProgramById } from "./support-program.queries";

const programOfPayload = payloadField("supportProgramId", supportProgramById);

export const citySupportProgramResolvers = {
  Query: {
    supportProgramsByIds: (_, { ids }, context) => readByIds(ids, supportProgramById(context)),
    supportPrograms: (_, given, context) => readSupportPrograms(context, given),
    supportProgram: (_, { id }, context) => supportProgramById(context).load(parseUuid(id, "id")),
  },
  CitySupport: { eligiblePrograms: (half, _, context) => eligiblePrograms(context, half) },
  SupportProgram: {
    __resolveReference: ({ id }, context) => supportProgramById(context).load(parseUuid(id, "id")),
    department: ({ department }) => departmentOf(department),
    history: ({ id }, _, context) => historyOf(context, id),
  },
  Mutation: {
    draftSupportProgram: defineMutation("draftSupportProgram", draftSupportProgram),
    changeSupportProgramStatus: defineMutation("changeSupportProgramStatus", changeSupportProgramStatus),
  },
  DraftSupportProgramPayload: { supportProgram: programOfPayload },
  ChangeSupportProgramStatusPayload: { supportProgram: programOfPayload },
} satisfies Resolvers;
