import { bySeekerId, byServicePointId } from "@aiwork/agreement/joint-counter/seeker-access/record-owners";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";
import type { ReferralRow } from "./referral.queries";

export const referralAccess = {
  // guard: referral-stands-at-service-point
  Referral: { ...bySeekerId, ...byServicePointId } satisfies RecordAccess<ReferralRow>,
};
