import { type CryptoKey, decodeJwt, errors, type JWTHeaderParameters, jwtVerify } from "jose";
import { z } from "zod";
import { platformError } from "../errors/platform.errors";
import { type Caller, isAuditor, isOfDepartments } from "./caller";
import type { Issuer, Issuers, KnownClaims } from "./issuers";
import type { KeySet } from "./key-set";
import { faultOfKey } from "./published-key";

const MAX_TOKEN_LENGTH = 8_192;
const MAX_KEY_ID_LENGTH = 200;
// guard: clock-may-be-only-little-off
const CLOCK_TOLERANCE_S = 5;
/** A token cannot be called back: who leaves, or loses it, is out after an hour. */
const MAX_LIFE_S = 3_600;

/** The issuers whose tokens are accepted, with their keys. */
interface TrustedIssuers extends Pick<Issuers, "audience" | "known"> {
  readonly table: ReadonlyMap<string, Issuer & { keys: KeySet }>;
}

export interface VerifiedToken {
  readonly caller: Caller;
  /** Unix seconds. */
  readonly expiresAt: number;
}

/**
 * Verifies an access token (RFC 9068, 4).
 * @param now Unix milliseconds
 * @throws TOKEN_REFUSED, which never says why; ISSUER_AWAY when the issuer's keys are unavailable
 */
export async function verifyToken(
  token: string,
  { audience, known, table }: TrustedIssuers,
  now: number,
): Promise<VerifiedToken> {
  // guard: token-of-too-many-characters-is-refused
  if (token.length > MAX_TOKEN_LENGTH) throw platformError("TOKEN_REFUSED");
  // guard: token-whose-claims-say-nobody-is-refused
  try {
    // guard: issuer-is-known
    const issuer = table.get(decodeJwt(token).iss ?? "");
    // guard: token-of-issuer-is-not-known
    if (!issuer) throw platformError("TOKEN_REFUSED");
    // guard: token-is-signed-by-es256
    const { payload } = await jwtVerify(token, (header) => keyOf(header, issuer.keys, decodeJwt(token).iat ?? 0), {
      algorithms: ["ES256"],
      typ: "at+jwt",
      audience,
      // guard: token-has-end
      requiredClaims: ["exp"],
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: new Date(now),
    });
    const { exp = 0, iat = 0 } = payload;
    // guard: token-from-future-is-refused
    if (iat > now / 1_000 + CLOCK_TOLERANCE_S) throw platformError("TOKEN_REFUSED");
    // guard: token-lives-an-hour
    if (exp - iat > MAX_LIFE_S) throw platformError("TOKEN_REFUSED");
    const caller = callerOfClaims(payload, issuer, known);
    if (!caller) throw platformError("TOKEN_REFUSED");
    return { caller, expiresAt: exp };
  } catch (error) {
    // guard: whatever-is-wrong-with-token-is-refused
    throw error instanceof errors.JOSEError ? platformError("TOKEN_REFUSED") : error;
  }
}

/** The key that signed the token, if its issuer publishes it as one that could. @param signedAt Unix seconds */
async function keyOf(header: JWTHeaderParameters, keys: KeySet, signedAt: number): Promise<CryptoKey> {
  const published = await keys.keyOf(keyIdOf(header));
  // guard: key-of-token-is-published-and-in-force
  if (!published || faultOfKey(published, signedAt)) throw platformError("TOKEN_REFUSED");
  return published.key;
}

/** The id of the key that signed the token. `crit` names required extensions (RFC 7515, 4.1.11); none is supported. */
function keyIdOf({ kid, crit }: JWTHeaderParameters): string {
  // guard: token-with-header-must-be-understood
  if (crit !== undefined || typeof kid !== "string" || kid.length > MAX_KEY_ID_LENGTH)
    throw platformError("TOKEN_REFUSED");
  return kid;
}

/**
 * What shows as it is written: no control, format, unassigned or unseen character, no half of one, and no stack of marks.
 * PostgreSQL stores no NUL, and a log line has no line break. A kanji may have a variation selector (異体字), as in 葛󠄀.
 */
// guard: text-of-claim
const SEEN =
  /^(?:\p{Script=Han}[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]?|[^\p{Script=Han}\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800])*$/u;
// guard: text-of-claim-has-letter
const LETTER = /[\p{L}\p{N}]/u;
// guard: text-of-claim-has-no-space-around
const BOUND = /^\S.*\S$|^\S$/u;
// guard: text-of-claim-has-no-stack-of-marks
const MARKS = /^(?!.*\p{M}{3})/u;

// guard: text-of-claim-is-not-too-long
const printableText = (most: number) =>
  [SEEN, LETTER, BOUND, MARKS].reduce((text, form) => text.regex(form), z.string().max(most));
/** An id, and no list or pattern of them. */
// guard: service-point-is-one
const servicePointId = z.string().regex(/^[a-z][a-z0-9-]{0,49}$/);

/** The claims that identify a caller; all others are ignored. */
const claimsSchema = z.object({
  iss: z.string(),
  /** OpenID Connect Core, 2: at most 255 characters. */
  sub: printableText(255),
  role: z.string(),
  // guard: there-are-not-too-many-service-points
  service_points: z.array(servicePointId).max(50).optional(),
  // guard: departments-are-codes
  departments: z
    .array(z.string().regex(/^[A-Z_]{1,50}$/))
    .max(50)
    .optional(),
  // guard: persons-id-is
  seeker_id: z.guid().toLowerCase().optional(),
  name: printableText(100).optional(),
});

/** The caller that a token's claims name; undefined where they are malformed or unknown, or its issuer may not make them. */
export function callerOfClaims(payload: unknown, { party, roles }: Issuer, known: KnownClaims): Caller | undefined {
  const { data } = claimsSchema.safeParse(payload);
  // guard: issuer-speaks-for-own-roles
  if (!data || !roles.includes(data.role)) return undefined;
  const { iss, sub, role, service_points: servicePoints, departments, seeker_id: seekerId, name } = data;
  // guard: persons-id-is-given-for-who-seeks
  if ((role === "seeker") !== (seekerId !== undefined)) return undefined;
  // guard: stands-at-no-service-point
  if (servicePoints && (party === null || isAuditor(role))) return undefined;
  // guard: service-points-are-known
  if (servicePoints?.some((id) => !known.servicePoints.has(id))) return undefined;
  // guard: departments-are-known
  if (departments?.some((code) => !known.departments.has(code))) return undefined;
  // guard: departments-are-program-officers
  if (departments && !isOfDepartments(role)) return undefined;
  // guard: who-is-of-no-party
  if (name !== undefined && party === null) return undefined;
  return {
    role,
    party,
    servicePoints: servicePoints ?? [],
    departments: departments ?? [],
    seekerId: seekerId ?? null,
    name: name ?? null,
    // guard: subject-is-one-issuers
    subject: `${iss} ${sub}`,
  };
}
