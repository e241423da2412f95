import { bySeekerId } from "@aiwork/agreement/joint-counter/seeker-access/record-owners";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";
import type { ProgramApplicationRow } from "./program-application.queries";

export const programApplicationAccess = {
  ProgramApplication: bySeekerId satisfies RecordAccess<ProgramApplicationRow>,
};
