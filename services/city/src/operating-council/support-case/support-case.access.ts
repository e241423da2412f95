import { type Caller, isStaff } from "@aiwork/server/identity/caller";
import type { RecordAccess } from "@aiwork/subgraph/access/party-access";
import type { SupportCaseEntity, SupportCaseStatus } from "./support-case.entity";

const PUBLIC_STATUSES: readonly SupportCaseStatus[] = ["PUBLISHED"];
const JOINT_STATUSES: readonly SupportCaseStatus[] = [...PUBLIC_STATUSES, "DEIDENTIFIED", "APPROVED"];
const ALL_STATUSES: readonly SupportCaseStatus[] = [...JOINT_STATUSES, "DRAFT", "WITHDRAWN"];

/** The cases that a caller may read: those in these statuses, and all cases of these service points. */
export interface ReadableCases {
  states: readonly SupportCaseStatus[];
  points: readonly string[];
}

/** A draft may still name a person: only its service point and the secretariat read it before it is de-identified. */
export function supportCasesReadableBy(caller: Caller): ReadableCases {
  const { role, servicePoints } = caller;
  if (role === "city.secretariat") return { states: ALL_STATUSES, points: [] };
  if (role === "city.counselor") return { states: JOINT_STATUSES, points: servicePoints };
  return { states: isStaff(caller) ? JOINT_STATUSES : PUBLIC_STATUSES, points: [] };
}

export function isSupportCaseReadableBy({ status, servicePointId }: SupportCaseEntity, caller: Caller): boolean {
  const { states, points } = supportCasesReadableBy(caller);
  return states.includes(status) || points.includes(servicePointId);
}

export const supportCaseAccess = {
  SupportCase: {
    isPublished: (supportCase, { caller }) => isSupportCaseReadableBy(supportCase, caller),
  } satisfies RecordAccess<SupportCaseEntity>,
};
