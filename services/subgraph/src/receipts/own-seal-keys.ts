import { readFileSync } from "node:fs";
import { ConfigurationError } from "@aiwork/server/configuration/read-configuration";
import { faultOfKey, keyValidity, type PublishedJwk } from "@aiwork/server/identity/published-key";
import { type CryptoKey, generateKeyPair, importJWK } from "jose";
import { z } from "zod";

interface SigningSealKey {
  readonly keyId: string;
  readonly key: CryptoKey;
}

/** A party's own seal keys. All are published, so that receipts of older keys can still be verified. */
export interface OwnSealKeys {
  /** The newest key that may sign at this instant, in Unix seconds. @throws NoSealKeyInForce */
  signingKey(now: number): SigningSealKey;
  readonly published: readonly PublishedJwk[];
}

/** The party has no key that may sign now: its operator gives it a new one. */
class NoSealKeyInForce extends Error {
  override readonly name = "NoSealKeyInForce";
}

const KEY_SET_FORM =
  "give the path of a readable JWK set (RFC 7517) of private P-256 keys with ids, the newest first, one of them in force";

const privateKeySchema = z.object({
  kid: z.string().min(1),
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
  /** RFC 7518, 6.2: the private part; a key that signs no more needs none. */
  d: z.string().optional(),
  ...keyValidity,
});
const privateKeySetSchema = z.object({ keys: z.array(privateKeySchema) });

/** Reads the JWK set at `SEAL_KEYS_PATH`. @throws ConfigurationError, which repeats nothing of the file, for it is secret */
export async function readOwnSealKeys(path: string, now: number): Promise<OwnSealKeys> {
  try {
    const { keys } = privateKeySetSchema.parse(JSON.parse(readFileSync(path, "utf8")));
    const signing = await Promise.all(keys.flatMap(importSigningKey));
    const own: OwnSealKeys = {
      signingKey: (instant) => {
        // guard: own-key-signs-while-in-force
        const inForce = signing.find((key) => faultOfKey(key, instant) === undefined);
        if (!inForce) throw new NoSealKeyInForce();
        return inForce;
      },
      // guard: what-is-private-of-key
      published: keys.map(({ d: _, ...open }) => ({ ...open, alg: "ES256", use: "sig" })),
    };
    // guard: party-starts-with-key-in-force
    own.signingKey(now);
    return own;
  } catch {
    throw new ConfigurationError([`SEAL_KEYS_PATH: ${KEY_SET_FORM}`]);
  }
}

/** The key with its dates; none where its private part is gone. */
function importSigningKey({ kid: keyId, kty, crv, x, y, d, nbf, exp, revoked }: z.output<typeof privateKeySchema>) {
  if (d === undefined) return [];
  const validity = { nbf, exp, isRevoked: revoked !== undefined };
  return [importJWK({ kty, crv, x, y, d }, "ES256").then((key) => ({ keyId, key: key as CryptoKey, ...validity }))];
}

/** Keys for a trial run: nobody can later verify the receipts that they sign. */
export async function ephemeralSealKeys(): Promise<OwnSealKeys> {
  const { privateKey: key } = await generateKeyPair("ES256");
  return { signingKey: () => ({ keyId: "passing", key }), published: [] };
}
