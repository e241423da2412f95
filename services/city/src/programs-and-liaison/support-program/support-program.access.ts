import { isStaffOf } from "@aiwork/server/identity/caller";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";
import type { SupportProgramEntity } from "./support-program.entity";

export const supportProgramAccess = {
  SupportProgram: {
    // guard: program-is-public-once-published
    isPublished: ({ status }, { caller }) => status !== "DRAFT" || isStaffOf(caller, "CITY"),
  } satisfies RecordAccess<SupportProgramEntity>,
};
