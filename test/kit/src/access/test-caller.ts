import { type Caller, partyOfRole } from "@aiwork/server/identity/caller";

/** The caller of a test, by the claims that a token would have. */
export type CallerClaims = { role: string } & Partial<Pick<Caller, "servicePoints" | "seekerId" | "name" | "subject">>;

export function testCaller({ role, servicePoints = [], seekerId = null, name = null, subject }: CallerClaims): Caller {
  const whom = subject ?? `https://issuer.test ${role} ${servicePoints.join("+")}${seekerId ?? ""}`;
  return { role, party: partyOfRole(role), servicePoints, seekerId, name, subject: whom };
}
