import type { Caller } from "../identity/caller";
import { partyOfRole } from "../identity/role";

/** The caller of a test, by the claims that a token would have. */
export type Posing = { role: string } & Partial<Pick<Caller, "servicePoints" | "seekerId" | "name" | "subject">>;

export function testCaller({ role, servicePoints = [], seekerId = null, name = null, subject }: Posing): Caller {
  const whom = subject ?? `https://issuer.test ${role} ${servicePoints.join("+")}${seekerId ?? ""}`;
  return { role, party: partyOfRole(role), servicePoints, seekerId, name, subject: whom };
}
