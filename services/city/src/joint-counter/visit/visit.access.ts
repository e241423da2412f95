import { byServicePointId } from "@aiwork/agreement/joint-counter/seeker-access/record-owners";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";
import type { VisitEntity } from "./visit.entity";

export const visitAccess = {
  /** The city receives visitors for both parties: staff of either party at that service point see the visit. */
  // guard: visit-stands-at-service-point-received
  Visit: {
    seekerId: ({ seekerId }) => seekerId,
    ...byServicePointId,
    // guard: national-officers-are-guests-in-visits
    isOpenToGuests: () => true,
    category: null,
  } satisfies RecordAccess<VisitEntity>,
};
