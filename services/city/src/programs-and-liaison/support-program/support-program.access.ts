import { type Caller, isStaffOf } from "@aiwork/server/identity/caller";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";
import type { SupportProgramEntity } from "./support-program.entity";

/** Whether a program is of a department for which the caller acts. */
export function isOfDepartmentOf({ departments }: Caller) {
  // guard: program-is-written-by-own-department
  return ({ department }: SupportProgramEntity) => departments.includes(department);
}

export const supportProgramAccess = {
  SupportProgram: {
    // guard: program-is-public-once-published
    isPublished: ({ status }, { caller }) => status !== "DRAFT" || isStaffOf(caller, "CITY"),
  } satisfies RecordAccess<SupportProgramEntity>,
};
