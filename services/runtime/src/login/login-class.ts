import type { Caller, CallerParty } from "../identity/caller";
import { isAuditor, isStaff, partyOfRole } from "../identity/role";

/**
 * The classes of callers, each with a database login of its own: injected SQL can claim another identity within its
 * class, but never another class.
 */
export const LOGIN_CLASSES = ["staff", "peer", "self", "joint", "public", "report", "audit"] as const;
export type LoginClass = (typeof LOGIN_CLASSES)[number];

/** The roles of a party that determine its staff's login class. */
export interface Duties {
  readonly party: CallerParty;
  /** Roles that are bound to service points. */
  readonly servicePointRoles: ReadonlySet<string>;
  /** Roles that deal with joint documents and with no person; a party may have none. */
  readonly jointDocumentRoles?: ReadonlySet<string>;
}

/** A caller's login class. The other party's staff are `peer` where they serve seekers, else `joint`, for joint documents alone. */
export function loginClassOf(caller: Caller, { party, servicePointRoles, jointDocumentRoles }: Duties): LoginClass {
  const { role } = caller;
  // guard: auditor-reads-own-sides-records-alone
  if (isAuditor(role)) return partyOfRole(role) === party ? "audit" : "public";
  if (isStaff(caller)) {
    // guard: other-partys-staff-are-not-this-ones
    if (caller.party === party) return jointDocumentRoles?.has(role) ? "joint" : "staff";
    // guard: other-partys-staff-who-serve-no-person
    return servicePointRoles.has(role) ? "peer" : "joint";
  }
  if (caller.seekerId !== null) return "self";
  // guard: only-reporting-clients-have-login-of-reports
  return role === "reporting" ? "report" : "public";
}
