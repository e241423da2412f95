/** The party that a member of staff belongs to. */
export type CallerParty = "CITY" | "NATIONAL";

/** The caller of a request. All of it comes from a verified token. */
export interface Caller {
  /** The role (職務), such as city.counselor; `anonymous` without a token. */
  readonly role: string;
  /** Null for job seekers, for reporting clients and without a token. */
  readonly party: CallerParty | null;
  /** The service points at which this member of staff works. */
  readonly servicePoints: readonly string[];
  /** The departments (担当課), by code, of a member of the city's staff who is bound to departments. */
  readonly departments: readonly string[];
  /** The job seeker's own id; null for everyone else. */
  readonly seekerId: string | null;
  /** The name of a member of staff, from their issuer; never a seeker's. */
  readonly name: string | null;
  /** Issuer and subject, to which mutations and access records are attributed; null without a token. */
  readonly subject: string | null;
}

export const ANONYMOUS: Caller = {
  role: "anonymous",
  party: null,
  servicePoints: [],
  departments: [],
  seekerId: null,
  name: null,
  subject: null,
};

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

/** True for a role that acts for the departments its token names: the city's program officer (支援制度担当). */
export function isOfDepartments(role: string): boolean {
  // guard: only-program-officers-are-of-departments
  return role === "city.program_officer";
}

/** True for a member of a party's staff; an auditor is not one. */
export function isStaff({ party, role }: Caller): boolean {
  // guard: is-no-member-of-staff
  return party !== null && !isAuditor(role);
}

/** True for a member of this party's staff. */
export function isStaffOf(caller: Caller, party: CallerParty): boolean {
  // guard: party-staff-are-not-others
  return isStaff(caller) && caller.party === party;
}
