import { decodeJwt, errors, type JWTHeaderParameters, jwtVerify } from "jose";
import { refuse } from "../refusal/plumbing-refusals";
import type { Caller } from "./caller";
import { callerOfClaims } from "./caller-of-claims";
import type { Issuer } from "./issuers";
import type { KeySet } from "./key-set";

const MOST_CHARACTERS = 8_192;
const MOST_KEY_ID_CHARACTERS = 200;
const TOLERANCE_S = 5;

/** Whose tokens are taken. */
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
 * Verifies an access token (RFC 9068, 4) at an instant of unix milliseconds.
 * @throws TOKEN_REFUSED, which never says why; ISSUER_AWAY when its key cannot be had.
 */
export async function verifyToken(token: string, { audience, table }: Trust, now: number): Promise<Verified> {
  if (token.length > MOST_CHARACTERS) throw refuse("TOKEN_REFUSED");
  try {
    const issuer = table.get(decodeJwt(token).iss ?? "");
    if (!issuer) throw refuse("TOKEN_REFUSED");
    const { payload } = await jwtVerify(token, (header) => issuer.keys.keyOf(keyIdOf(header)), {
      algorithms: ["ES256"],
      typ: "at+jwt",
      audience,
      requiredClaims: ["exp", "iat"],
      clockTolerance: TOLERANCE_S,
      currentDate: new Date(now),
    });
    const { exp = 0, iat = 0 } = payload;
    if (iat > now / 1_000 + TOLERANCE_S) throw refuse("TOKEN_REFUSED");
    const caller = callerOfClaims(payload, issuer);
    if (!caller) throw refuse("TOKEN_REFUSED");
    return { caller, expiresAt: exp };
  } catch (error) {
    throw error instanceof errors.JOSEError ? refuse("TOKEN_REFUSED") : error;
  }
}

/** Which of its issuer's keys signed it. A `crit` names extensions (RFC 7515, 4.1.11), and none is understood here. */
function keyIdOf({ kid, crit }: JWTHeaderParameters): string {
  if (crit !== undefined || typeof kid !== "string" || kid.length > MOST_KEY_ID_CHARACTERS)
    throw refuse("TOKEN_REFUSED");
  return kid;
}
