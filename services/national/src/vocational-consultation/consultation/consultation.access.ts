import { bySeekerId, byServicePointId } from "@aiwork/agreement/joint-counter/seeker-access/record-owners";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";
import type { ConsultationRow } from "./consultation.queries";

export const consultationAccess = {
  // guard: consultation-stands-at-service-point-and-is-persons
  Consultation: { ...bySeekerId, ...byServicePointId } satisfies RecordAccess<ConsultationRow>,
  /** A reference to the city's liaison, given with the consultation that followed from it. */
  Liaison: { ...bySeekerId, ...byServicePointId },
};
