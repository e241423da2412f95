import type { Caller, CallerParty } from "./caller";

const PARTIES: ReadonlyMap<string, CallerParty> = new Map([
  ["city", "CITY"],
  ["national", "NATIONAL"],
]);

/** The party of a role: `city.counselor` and `auditor.city` are the city's, `seeker` belongs to no party. */
export function partyOfRole(role: string): CallerParty | null {
  const [first = "", second = ""] = role.split(".");
  // guard: auditor-is-of-party-whose-records-audits
  return PARTIES.get(first === "auditor" ? second : first) ?? null;
}

/** True for an auditor (監査), who reads their own party's access records and is not staff. */
export function isAuditor(role: string): boolean {
  // guard: only-role-called-is-auditors
  return role.startsWith("auditor.");
}

/** True for a member of a party's staff; an auditor is not one. */
export function isStaff({ party, role }: Caller): boolean {
  // guard: is-no-member-of-staff
  return party !== null && !isAuditor(role);
}

/** True for a member of this party's staff. */
export function isStaffOf(caller: Caller, party: CallerParty): boolean {
  // guard: partys-staff-are-not-others
  return isStaff(caller) && caller.party === party;
}
