import departmentsOfCity from "@aiwork/schema-agreement/departments.json";
import { type Caller, isOfDepartments, partyOfRole } from "@aiwork/server/identity/caller";

/** The caller of a test, by the claims that a token would have. */
export type CallerClaims = { role: string } & Partial<
  Pick<Caller, "servicePoints" | "departments" | "seekerId" | "name" | "subject">
>;

const ALL_DEPARTMENTS = departmentsOfCity.map(({ code }) => code);

/** A program officer is of all departments unless the claims name some. */
export function testCaller(claims: CallerClaims): Caller {
  const { role, servicePoints = [], seekerId = null, name = null, subject } = claims;
  const departments = claims.departments ?? (isOfDepartments(role) ? ALL_DEPARTMENTS : []);
  const whom = subject ?? `https://issuer.test ${role} ${servicePoints.join("+")}${seekerId ?? ""}`;
  return { role, party: partyOfRole(role), servicePoints, departments, seekerId, name, subject: whom };
}
