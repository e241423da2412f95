import { bySeekerId } from "@aiwork/agreement/joint-counter/seeker-access/record-owners";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";
import type { NationalHalf } from "./national-support.queries";

export const nationalSupportAccess = {
  NationalSupport: bySeekerId satisfies RecordAccess<NationalHalf>,
  NationalProfile: bySeekerId satisfies RecordAccess<NationalHalf>,
};
