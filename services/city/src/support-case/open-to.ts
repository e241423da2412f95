import { isStaff } from "@aiwork/runtime/access/words-for";
import type { Caller } from "@aiwork/runtime/identity/caller";
import type { SupportCaseEntity, SupportCaseStatus } from "./support-case.entity";

const PUBLIC: readonly SupportCaseStatus[] = ["PUBLISHED"];
const BETWEEN_PARTIES: readonly SupportCaseStatus[] = [...PUBLIC, "DEIDENTIFIED", "APPROVED"];
const ALL: readonly SupportCaseStatus[] = [...BETWEEN_PARTIES, "DRAFT", "WITHDRAWN"];

/** Which cases a caller may know of: those in these states, and all of these counters. */
export interface CasesOpen {
  states: readonly SupportCaseStatus[];
  points: readonly string[];
}

/** A draft may still name somebody: it is its counter's and the secretariat's; what is de-identified is both parties'. */
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
