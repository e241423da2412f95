import { ConfigurationError } from "@aiwork/server/configuration/read-configuration";
import type { PublicPage } from "@aiwork/server/http/public-page";
import { CompactSign, type CryptoKey, compactVerify, decodeProtectedHeader, type JWK } from "jose";
import { ephemeralSealKeys, type OwnSealKeys, readOwnSealKeys } from "./own-seal-keys";
import { cachePeerSealKeys, isHttpAddress, type PeerSealKeys, readPeerSealKeys } from "./peer-seal-keys";

/** RFC 7518, 3.4. No other algorithm is accepted, whatever a header says. */
const ALGORITHM = "ES256";
const MAX_RECEIPT_LENGTH = 8_192;

/** Why a receipt is not one that the other party signed. */
export type ReceiptFault = "UNREADABLE" | "FOREIGN_KEY" | "NOT_GENUINE";
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

export function buildReceiptSigner(own: OwnSealKeys, peer: PeerSealKeys): ReceiptSigner {
  const ownIds = new Set(own.published.map(({ kid }) => kid));
  return {
    published: own.published,
    sign: (type, content) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(content)))
        .setProtectedHeader({ alg: ALGORITHM, kid: own.keyId, typ: type })
        .sign(own.key),
    verify: async (type, receipt) => {
      const keyId = keyIdOfReceipt(type, receipt);
      if (keyId === undefined) return { fault: "UNREADABLE" };
      // A key of its own would let a party approve in the other party's name.
      // guard: key-of-own-opens-nothing-in-others
      const key = ownIds.has(keyId) ? undefined : await peer.keyOf(keyId);
      // guard: key-nobody-has-published-opens-nothing
      return key ? verifyReceipt(receipt, key) : { fault: "FOREIGN_KEY" };
    },
  };
}

/** The id of the key that the header names; undefined where this is no JWS of this type. */
function keyIdOfReceipt(type: string, receipt: string): string | undefined {
  // guard: what-is-too-long-is-not-looked
  if (receipt.length > MAX_RECEIPT_LENGTH) return undefined;
  try {
    const { kid, typ, alg } = decodeProtectedHeader(receipt);
    // guard: what-is-not-signed-as-receipt
    return typ === type && alg === ALGORITHM ? kid : undefined;
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

/** Makes a party's receipt signer from its settings. A file is read at once, so that a wrong one is reported at start; an address may be unreachable until it is needed. */
export async function createReceiptSigner({ SEAL_KEYS_PATH, PEER_SEAL_KEYS }: SealSettings): Promise<ReceiptSigner> {
  const own = SEAL_KEYS_PATH === undefined ? await ephemeralSealKeys() : await readOwnSealKeys(SEAL_KEYS_PATH);
  if (PEER_SEAL_KEYS === undefined)
    return buildReceiptSigner(
      own,
      cachePeerSealKeys(() => Promise.reject(new Error("none is named"))),
    );
  // guard: file-of-others-keys-cannot-be-used
  if (!isHttpAddress(PEER_SEAL_KEYS)) await requirePeerKeys(PEER_SEAL_KEYS);
  return buildReceiptSigner(
    own,
    cachePeerSealKeys(() => readPeerSealKeys(PEER_SEAL_KEYS)),
  );
}

async function requirePeerKeys(path: string): Promise<void> {
  await readPeerSealKeys(path).catch(() => {
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
