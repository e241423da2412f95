import { bySeekerId, byServicePointId } from "@aiwork/agreement/joint-counter/seeker-access/record-owners";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";
import type { PlacementRow } from "./placement.queries";

export const placementAccess = {
  // guard: placement-stands-at-service-point
  Placement: { ...bySeekerId, ...byServicePointId } satisfies RecordAccess<PlacementRow>,
};
