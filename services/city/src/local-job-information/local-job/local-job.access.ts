import { isStaffOf } from "@aiwork/server/identity/caller";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";
import { type LocalJobEntity, UNPUBLISHED_JOB_STATUSES } from "./local-job.entity";

export const localJobAccess = {
  LocalJob: {
    // guard: local-job-is-public-once-published
    isPublished: ({ status }, { caller }) => !UNPUBLISHED_JOB_STATUSES.includes(status) || isStaffOf(caller, "CITY"),
  } satisfies RecordAccess<LocalJobEntity>,
};
