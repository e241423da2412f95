import { z } from "zod";
import type { Caller } from "./caller";
import type { Issuer } from "./issuers";
import { isAuditor } from "./role";

/** PostgreSQL keeps no NUL, and a log no line break. */
const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^\P{Cc}*$/u);

/** The claims that say who it is; what else stands in a token is nobody's business here. */
const claims = z.object({
  iss: z.string(),
  /** OpenID Connect Core, 2: at most 255 characters. */
  sub: text(255),
  role: z.string(),
  service_points: z.array(text(50)).max(50).optional(),
  seeker_id: z.guid().toLowerCase().optional(),
  name: text(100).optional(),
});

/** Who a token's claims say it is, as far as its issuer may say so; undefined for any other claim. */
export function callerOfClaims(payload: unknown, { party, roles }: Issuer): Caller | undefined {
  const { data } = claims.safeParse(payload);
  if (!data || !roles.includes(data.role)) return undefined;
  const { iss, sub, role, service_points: servicePoints, seeker_id: seekerId, name } = data;
  if ((role === "seeker") !== (seekerId !== undefined)) return undefined;
  if (servicePoints && (party === null || isAuditor(role))) return undefined;
  if (name !== undefined && party === null) return undefined;
  return {
    role,
    party,
    servicePoints: servicePoints ?? [],
    seekerId: seekerId ?? null,
    name: name ?? null,
    subject: `${iss} ${sub}`,
  };
}
