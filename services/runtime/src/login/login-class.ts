import { isStaff } from "../access/words-for";
import type { Caller, CallerParty } from "../identity/caller";
import { isAuditor, partyOfRole } from "../identity/role";

/**
 * The classes of callers, each with a login of its own at the database: injected SQL can claim another identity within
 * its class, but never another class.
 */
export const LOGIN_CLASSES = ["staff", "peer", "self", "joint", "public", "report", "audit"] as const;
export type LoginClass = (typeof LOGIN_CLASSES)[number];

/** What of a party's duties tells its staff's logins apart. */
export interface Duties {
  readonly party: CallerParty;
  /** Duties that are bound to counters. */
  readonly servicePointRoles: ReadonlySet<string>;
  /** Duties about the joint papers, and about no person; a party may have none. */
  readonly jointDocumentRoles?: ReadonlySet<string>;
}

/** The other party's staff come as peers where they serve persons, else for the joint papers alone. */
export function loginClassOf(caller: Caller, { party, servicePointRoles, jointDocumentRoles }: Duties): LoginClass {
  const { role } = caller;
  if (isAuditor(role)) return partyOfRole(role) === party ? "audit" : "public";
  if (isStaff(caller)) {
    if (caller.party === party) return jointDocumentRoles?.has(role) ? "joint" : "staff";
    return servicePointRoles.has(role) ? "peer" : "joint";
  }
  if (caller.seekerId !== null) return "self";
  return role === "reporting" ? "report" : "public";
}
