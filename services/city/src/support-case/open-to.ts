import type { Caller } from "@aiwork/runtime/identity/caller";
import { isStaff } from "@aiwork/runtime/identity/role";
import type { SupportCaseEntity, SupportCaseStatus } from "./support-case.entity";

const PUBLIC: readonly SupportCaseStatus[] = ["PUBLISHED"];
const BETWEEN_PARTIES: readonly SupportCaseStatus[] = [...PUBLIC, "DEIDENTIFIED", "APPROVED"];
const ALL: readonly SupportCaseStatus[] = [...BETWEEN_PARTIES, "DRAFT", "WITHDRAWN"];

/** The cases that a caller may read: those in these statuses, and all cases of these service points. */
export interface CasesOpen {
  states: readonly SupportCaseStatus[];
  points: readonly string[];
}

/** A draft may still name a person: only its service point and the secretariat read it before it is de-identified. */
export function casesOpenTo(caller: Caller): CasesOpen {
  const { role, servicePoints } = caller;
  if (role === "city.secretariat") return { states: ALL, points: [] };
  if (role === "city.counselor") return { states: BETWEEN_PARTIES, points: servicePoints };
  return { states: isStaff(caller) ? BETWEEN_PARTIES : PUBLIC, points: [] };
}

export function isOpenTo({ status, servicePointId }: SupportCaseEntity, caller: Caller): boolean {
  const { states, points } = casesOpenTo(caller);
  return states.includes(status) || points.includes(servicePointId);
}
