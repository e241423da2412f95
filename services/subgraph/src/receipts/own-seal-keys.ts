import { readFileSync } from "node:fs";
import { ConfigurationError } from "@aiwork/server/configuration/read-configuration";
import { type CryptoKey, generateKeyPair, importJWK, type JWK } from "jose";
import { z } from "zod";

/** A party's own seal keys: the newest signs, and all are published, so that receipts of older keys can still be verified. */
export interface OwnSealKeys {
  readonly keyId: string;
  readonly key: CryptoKey;
  readonly published: readonly JWK[];
}

const KEY_SET_FORM = "give the path of a readable JWK set (RFC 7517) of private P-256 keys with ids, the newest first";

/** RFC 7518, 6.2: `d` is the private part. */
const privateKeySchema = z.object({
  kid: z.string().min(1),
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});
const privateKeySetSchema = z.object({ keys: z.tuple([privateKeySchema], privateKeySchema) });

/** Reads the JWK set at `SEAL_KEYS_PATH`. @throws ConfigurationError, which repeats nothing of the file, for it is secret */
export async function readOwnSealKeys(path: string): Promise<OwnSealKeys> {
  try {
    const { keys } = privateKeySetSchema.parse(JSON.parse(readFileSync(path, "utf8")));
    const [{ kid: keyId, ...newest }] = keys;
    const key = (await importJWK(newest, "ES256")) as CryptoKey;
    // guard: what-is-private-of-key
    return { keyId, key, published: keys.map(({ d: _, ...open }) => ({ ...open, alg: "ES256", use: "sig" })) };
  } catch {
    throw new ConfigurationError([`SEAL_KEYS_PATH: ${KEY_SET_FORM}`]);
  }
}

/** Keys for a trial run: nobody can later verify the receipts that they sign. */
export async function ephemeralSealKeys(): Promise<OwnSealKeys> {
  const { privateKey: key } = await generateKeyPair("ES256");
  return { keyId: "passing", key, published: [] };
}
