import { type CryptoKey, importJWK } from "jose";
import { z } from "zod";
import { keyValidity, type PublicKeys, type PublishedKey } from "./published-key";

const FETCH_TIMEOUT_MS = 2_000;
const MAX_KEY_SET_BYTES = 64 * 1_024;

/** A public key that can verify ES256 (RFC 7518, 3.4 and 6.2.1) and is allowed to (RFC 7517, 4.2 to 4.4). */
// guard: key-is-not-is-not-taken
const usableKeySchema = z.object({
  // guard: key-without-name-is-not-taken
  kid: z.string(),
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
  use: z.literal("sig").optional(),
  alg: z.literal("ES256").optional(),
  // guard: key-of-other-operations-is-not-taken
  key_ops: z
    .array(z.string())
    .refine((operations) => operations.includes("verify"))
    .optional(),
  // guard: private-key-is-not-taken
  d: z.undefined().optional(),
  ...keyValidity,
});
const keySetSchema = z.object({ keys: z.array(z.unknown()) });

/**
 * Fetches a key set (RFC 7517, 5) each time it is called: within 2 s, at most 64 KB, without redirects. What has not
 * changed since the last time is not sent again (RFC 9110, 13.1.2). @throws on any failure
 */
export function createKeyFetcher(jwksUri: string): () => Promise<PublicKeys> {
  let last: { keys: PublicKeys; etag: string } | undefined;
  return async () => {
    // A kept-alive connection may be closed before the next fetch, and that request would fail.
    const headers = { accept: "application/json", connection: "close", ...(last && { "if-none-match": last.etag }) };
    // guard: keys-are-taken-from-their-own-address
    const response = await fetch(jwksUri, {
      headers,
      redirect: "error",
      signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
    });
    const text = await readText(response);
    // guard: keys-that-have-not-changed-hold
    if (response.status === 304 && last) return last.keys;
    // guard: keys-are-taken-from-good-answer-alone
    if (response.status !== 200) throw new Error(`a key set was answered with ${response.status}`);
    const keys = await parseKeySet(text);
    const etag = response.headers.get("etag");
    last = etag === null ? undefined : { keys, etag };
    return keys;
  };
}

/** Parses a key set. @throws if the text is not a key set or has no usable key */
export async function parseKeySet(text: string): Promise<PublicKeys> {
  const keys = await usableKeys(JSON.parse(text));
  // guard: set-without-usable-key-replaces-none
  if (keys.size === 0) throw new Error("a key set without a usable key");
  return keys;
}

async function readText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    // guard: set-of-keys-is-not-too-large
    if (length > MAX_KEY_SET_BYTES) throw new Error("a key set of too many bytes");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length).toString("utf8");
}

/** RFC 7517, 5: a key that is not supported is ignored. */
async function usableKeys(document: unknown): Promise<PublicKeys> {
  const keys = new Map<string, PublishedKey>();
  for (const candidate of keySetSchema.parse(document).keys) {
    const { data } = usableKeySchema.safeParse(candidate);
    const key = data && (await importKey(data));
    // guard: key-revoked-once-is-revoked
    if (key && !keys.get(data.kid)?.isRevoked)
      keys.set(data.kid, { key, nbf: data.nbf, exp: data.exp, isRevoked: data.revoked !== undefined });
  }
  return keys;
}

async function importKey({ kty, crv, x, y }: z.infer<typeof usableKeySchema>): Promise<CryptoKey | undefined> {
  // guard: key-cannot-be-read-takes
  try {
    return (await importJWK({ kty, crv, x, y }, "ES256")) as CryptoKey;
  } catch {
    return undefined; // not a point of the curve
  }
}
