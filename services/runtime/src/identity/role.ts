import type { CallerParty } from "./caller";

const PARTIES: ReadonlyMap<string, CallerParty> = new Map([
  ["city", "CITY"],
  ["national", "NATIONAL"],
]);

/** The party whose duty a role is: `city.counselor` and `auditor.city` are the city's, `seeker` is nobody's. */
export function partyOfRole(role: string): CallerParty | null {
  const [first = "", second = ""] = role.split(".");
  return PARTIES.get(first === "auditor" ? second : first) ?? null;
}

/** An auditor (監査) reads its side's access records, and is not staff. */
export function isAuditor(role: string): boolean {
  return role.startsWith("auditor.");
}
