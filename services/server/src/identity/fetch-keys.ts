import { type CryptoKey, importJWK } from "jose";
import { z } from "zod";

const FETCH_TIMEOUT_MS = 2_000;
const MAX_KEY_SET_BYTES = 64 * 1_024;

/** Public keys by their id. */
export type PublicKeys = ReadonlyMap<string, CryptoKey>;

/** A key that can verify ES256 (RFC 7518, 3.4 and 6.2.1) and is allowed to (RFC 7517, 4.2 and 4.4). */
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
});
const keySetSchema = z.object({ keys: z.array(z.unknown()) });

/** Fetches an issuer's key set (RFC 7517, 5): within 2 s, at most 64 KB, without redirects. @throws on any failure */
export async function fetchKeys(jwksUri: string): Promise<PublicKeys> {
  // A kept-alive connection may be closed before the next fetch, and that request would fail.
  const headers = { accept: "application/json", connection: "close" };
  // guard: keys-are-taken-from-their-own-address
  const response = await fetch(jwksUri, { headers, redirect: "error", signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
  const text = await readText(response);
  // guard: keys-are-taken-from-good-answer-alone
  if (response.status !== 200) throw new Error(`a key set was answered with ${response.status}`);
  return parseKeySet(text);
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
  const keys = new Map<string, CryptoKey>();
  for (const candidate of keySetSchema.parse(document).keys) {
    const { data } = usableKeySchema.safeParse(candidate);
    const key = data && (await importKey(data));
    if (key) keys.set(data.kid, key);
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
