import { bySeekerId, byServicePointId } from "@aiwork/agreement/joint-counter/seeker-access/record-owners";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";
import type { CounselingSessionRow } from "./counseling-session.queries";

export const counselingSessionAccess = {
  // guard: session-stands-at-service-point-and-is-persons
  CounselingSession: { ...bySeekerId, ...byServicePointId } satisfies RecordAccess<CounselingSessionRow>,
};
