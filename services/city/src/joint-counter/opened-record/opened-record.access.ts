import { bySeekerId } from "@aiwork/agreement/joint-counter/seeker-access/record-owners";

export const cityOpenedRecordAccess = { OpenedRecord: bySeekerId };
