import { z } from "zod";
import type { Caller } from "./caller";
import type { Issuer } from "./issuers";
import { isAuditor } from "./role";

/** Text without control characters: PostgreSQL stores no NUL, and a log line has no line break. */
// guard: text-of-claim
const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^\P{Cc}*$/u);

/** The claims that identify a caller; all others are ignored. */
const claims = z.object({
  iss: z.string(),
  /** OpenID Connect Core, 2: at most 255 characters. */
  sub: text(255),
  role: z.string(),
  // guard: there-are-not-too-many-service-points
  service_points: z.array(text(50)).max(50).optional(),
  // guard: persons-id-is
  seeker_id: z.guid().toLowerCase().optional(),
  name: text(100).optional(),
});

/** The caller that a token's claims name; undefined where the claims are malformed or its issuer may not make them. */
export function callerOfClaims(payload: unknown, { party, roles }: Issuer): Caller | undefined {
  const { data } = claims.safeParse(payload);
  // guard: issuer-speaks-for-own-roles
  if (!data || !roles.includes(data.role)) return undefined;
  const { iss, sub, role, service_points: servicePoints, seeker_id: seekerId, name } = data;
  // guard: persons-id-is-given-for-who-seeks
  if ((role === "seeker") !== (seekerId !== undefined)) return undefined;
  // guard: stands-at-no-service-point
  if (servicePoints && (party === null || isAuditor(role))) return undefined;
  // guard: who-is-of-no-party
  if (name !== undefined && party === null) return undefined;
  return {
    role,
    party,
    servicePoints: servicePoints ?? [],
    seekerId: seekerId ?? null,
    name: name ?? null,
    // guard: subject-is-one-issuers
    subject: `${iss} ${sub}`,
  };
}
