import type { CryptoKey, JWK } from "jose";
import { z } from "zod";

/** The members of a published JWK that say until when its signatures count (OpenID Federation 1.0, 8.7.2), in Unix seconds. */
export const keyValidity = {
  nbf: z.number().optional(),
  exp: z.number().optional(),
  /** Whatever stands here, the key is revoked: a set is not to be read less strictly than it is meant. */
  revoked: z.unknown().optional(),
};

/** A key of a published set. */
export type PublishedJwk = JWK & { nbf?: number | undefined; exp?: number | undefined; revoked?: unknown };

/** A public key as its owner publishes it. */
export interface PublishedKey {
  readonly key: CryptoKey;
  /** The instant from which it may sign, in Unix seconds. */
  readonly nbf?: number | undefined;
  /** The instant from which it may sign no more, in Unix seconds. */
  readonly exp?: number | undefined;
  /** Nothing that it has ever signed counts. */
  readonly isRevoked: boolean;
}

/** Public keys by their id. */
export type PublicKeys = ReadonlyMap<string, PublishedKey>;

export type KeyFault = "KEY_REVOKED" | "KEY_NOT_IN_FORCE";

/** Why a key does not count for what it signed at an instant, in Unix seconds; undefined where it counts. */
export function faultOfKey(
  { nbf = Number.NEGATIVE_INFINITY, exp = Number.POSITIVE_INFINITY, isRevoked }: Omit<PublishedKey, "key">,
  signedAt: number,
): KeyFault | undefined {
  // guard: revoked-key-counts-for-nothing
  if (isRevoked) return "KEY_REVOKED";
  // guard: key-counts-from-and-until-its-dates
  return nbf <= signedAt && signedAt < exp ? undefined : "KEY_NOT_IN_FORCE";
}
