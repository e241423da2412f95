import { ConfigurationError } from "@aiwork/server/configuration/read-configuration";
import type { PublicPage } from "@aiwork/server/http/public-page";
import type { KeySet } from "@aiwork/server/identity/key-set";
import { faultOfKey, type KeyFault } from "@aiwork/server/identity/published-key";
import { CompactSign, type CryptoKey, compactVerify, decodeProtectedHeader, type JWK } from "jose";
import { z } from "zod";
import { ephemeralSealKeys, type OwnSealKeys, readOwnSealKeys } from "./own-seal-keys";
import { createPeerSealKeys, isHttpAddress, peerKeysReader } from "./peer-seal-keys";

/** RFC 7518, 3.4. No other algorithm is accepted, whatever a header says. */
const ALGORITHM = "ES256";
const MAX_RECEIPT_LENGTH = 8_192;
/** By how much the other party's clock may be ahead. */
const CLOCK_TOLERANCE_S = 60;

/** Why a receipt is not one that the other party signed. */
export type ReceiptFault = "UNREADABLE" | "FOREIGN_KEY" | "NOT_GENUINE" | KeyFault;
type VerifiedReceipt = { readonly content: unknown } | { readonly fault: ReceiptFault };

/** Signs receipts in the own party's name, and verifies receipts of the other party. */
export interface ReceiptSigner {
  /** Returns a compact JWS (RFC 7515, 7.1) of this type over the content. */
  sign(type: string, content: object): Promise<string>;
  /** @throws PEER_KEYS_AWAY */
  verify(type: string, receipt: string): Promise<VerifiedReceipt>;
  /** The keys with which others verify this party's receipts. */
  readonly published: readonly JWK[];
}

/** @param now Unix milliseconds */
export function buildReceiptSigner(own: OwnSealKeys, peer: Pick<KeySet, "keyOf">, now = Date.now): ReceiptSigner {
  const ownIds = new Set(own.published.map(({ kid }) => kid));
  const seconds = () => Math.floor(now() / 1_000);
  return {
    published: own.published,
    sign: async (type, content) => {
      const { keyId, key } = own.signingKey(seconds());
      return await new CompactSign(new TextEncoder().encode(JSON.stringify(content)))
        .setProtectedHeader({ alg: ALGORITHM, kid: keyId, typ: type, iat: seconds() })
        .sign(key);
    },
    verify: async (type, receipt) => {
      const header = headerOfReceipt(type, receipt);
      if (!header) return { fault: "UNREADABLE" };
      // A key of its own would let a party approve in the other party's name.
      // guard: key-of-own-opens-nothing-in-others
      const published = ownIds.has(header.kid) ? undefined : await peer.keyOf(header.kid);
      // guard: key-nobody-has-published-opens-nothing
      if (!published) return { fault: "FOREIGN_KEY" };
      // guard: receipt-that-states-no-instant-is-of-now
      const signedAt = header.iat ?? seconds();
      // guard: receipt-is-not-of-future
      const isOfFuture = signedAt > seconds() + CLOCK_TOLERANCE_S;
      const fault = isOfFuture ? "KEY_NOT_IN_FORCE" : faultOfKey(published, signedAt);
      // guard: receipt-is-judged-by-keys-of-its-instant
      return fault ? { fault } : verifyReceipt(receipt, published.key);
    },
  };
}

const headerSchema = z.object({
  kid: z.string(),
  /** When it was signed, in Unix seconds; receipts of before do not say so. */
  iat: z.number().optional(),
});

/** The key and the instant that the header names; undefined where this is no JWS of this type. */
function headerOfReceipt(type: string, receipt: string): z.output<typeof headerSchema> | undefined {
  // guard: what-is-too-long-is-not-looked
  if (receipt.length > MAX_RECEIPT_LENGTH) return undefined;
  try {
    const { typ, alg, ...header } = decodeProtectedHeader(receipt);
    // guard: what-is-not-signed-as-receipt
    return typ === type && alg === ALGORITHM ? headerSchema.parse(header) : undefined;
  } catch {
    return undefined;
  }
}

async function verifyReceipt(receipt: string, key: CryptoKey): Promise<VerifiedReceipt> {
  try {
    const { payload } = await compactVerify(receipt, key, { algorithms: [ALGORITHM] });
    return { content: JSON.parse(new TextDecoder().decode(payload)) };
  } catch {
    // guard: signature-does-not-hold-is-given
    return { fault: "NOT_GENUINE" };
  }
}

interface SealSettings {
  SEAL_KEYS_PATH?: string | undefined;
  PEER_SEAL_KEYS?: string | undefined;
}

/** The clocks of a receipt signer: monotonic milliseconds for the age of keys, Unix milliseconds for receipts. */
interface SealClocks {
  clock?: () => number;
  now?: () => number;
}

/** Makes a party's receipt signer from its settings. A file is read at once, so that a wrong one is reported at start; an address may be unreachable until it is needed. */
export async function createReceiptSigner(
  { SEAL_KEYS_PATH, PEER_SEAL_KEYS }: SealSettings,
  { clock, now = Date.now }: SealClocks = {},
): Promise<ReceiptSigner> {
  const own =
    SEAL_KEYS_PATH === undefined ? await ephemeralSealKeys() : await readOwnSealKeys(SEAL_KEYS_PATH, now() / 1_000);
  // guard: file-of-others-keys-cannot-be-used
  if (PEER_SEAL_KEYS !== undefined && !isHttpAddress(PEER_SEAL_KEYS)) await requirePeerKeys(PEER_SEAL_KEYS);
  return buildReceiptSigner(own, createPeerSealKeys(peerKeysReader(PEER_SEAL_KEYS), clock), now);
}

async function requirePeerKeys(path: string): Promise<void> {
  await peerKeysReader(path)().catch(() => {
    throw new ConfigurationError(["PEER_SEAL_KEYS: give the path of a readable JWK set of public P-256 keys with ids"]);
  });
}

/** RFC 7517, 5 and 8.5.2: the keys with which anybody can verify this party's receipts. */
export function sealKeysPage({ published }: Pick<ReceiptSigner, "published">): PublicPage {
  return {
    path: /^\/seal-keys$/,
    type: "application/jwk-set+json",
    answer: async () => ({ keys: published }),
  };
}
