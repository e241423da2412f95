import type { AccessRecordRow } from "@aiwork/agreement/joint-counter/access-record/access-record";
import { bySeekerId } from "@aiwork/agreement/joint-counter/seeker-access/record-owners";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";

export const nationalAccessRecordAccess = { AccessRecord: bySeekerId satisfies RecordAccess<AccessRecordRow> };
