import { decodeJwt, errors, type JWTHeaderParameters, jwtVerify } from "jose";
import { refuse } from "../refusal/plumbing-refusals";
import type { Caller } from "./caller";
import { callerOfClaims } from "./caller-of-claims";
import type { Issuer } from "./issuers";
import type { KeySet } from "./key-set";

const MOST_CHARACTERS = 8_192;
const MOST_KEY_ID_CHARACTERS = 200;
// guard: clock-may-be-only-little-off
const TOLERANCE_S = 5;

/** The issuers whose tokens are accepted, and the audience that the tokens must name. */
export interface Trust {
  readonly audience: string;
  readonly table: ReadonlyMap<string, Issuer & { keys: KeySet }>;
}

export interface Verified {
  readonly caller: Caller;
  /** Unix seconds. */
  readonly expiresAt: number;
}

/**
 * Verifies an access token (RFC 9068, 4).
 * @param now Unix milliseconds
 * @throws TOKEN_REFUSED, which never says why; ISSUER_AWAY when the issuer's keys are unavailable
 */
export async function verifyToken(token: string, { audience, table }: Trust, now: number): Promise<Verified> {
  // guard: token-of-too-many-characters-is-refused
  if (token.length > MOST_CHARACTERS) throw refuse("TOKEN_REFUSED");
  // guard: token-whose-claims-say-nobody-is-refused
  try {
    // guard: issuer-is-known
    const issuer = table.get(decodeJwt(token).iss ?? "");
    // guard: token-of-issuer-is-not-known
    if (!issuer) throw refuse("TOKEN_REFUSED");
    // guard: token-is-signed-by-es256
    const { payload } = await jwtVerify(token, (header) => issuer.keys.keyOf(keyIdOf(header)), {
      algorithms: ["ES256"],
      typ: "at+jwt",
      audience,
      // guard: token-has-end
      requiredClaims: ["exp", "iat"],
      clockTolerance: TOLERANCE_S,
      currentDate: new Date(now),
    });
    const { exp = 0, iat = 0 } = payload;
    // guard: token-from-future-is-refused
    if (iat > now / 1_000 + TOLERANCE_S) throw refuse("TOKEN_REFUSED");
    const caller = callerOfClaims(payload, issuer);
    if (!caller) throw refuse("TOKEN_REFUSED");
    return { caller, expiresAt: exp };
  } catch (error) {
    // guard: whatever-is-wrong-with-token-is-refused
    throw error instanceof errors.JOSEError ? refuse("TOKEN_REFUSED") : error;
  }
}

/** The id of the key that signed the token. `crit` names required extensions (RFC 7515, 4.1.11); none is supported. */
function keyIdOf({ kid, crit }: JWTHeaderParameters): string {
  // guard: token-with-header-must-be-understood
  if (crit !== undefined || typeof kid !== "string" || kid.length > MOST_KEY_ID_CHARACTERS)
    throw refuse("TOKEN_REFUSED");
  return kid;
}
