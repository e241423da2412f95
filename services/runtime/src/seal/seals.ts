import { CompactSign, type CryptoKey, compactVerify, decodeProtectedHeader, type JWK } from "jose";
import type { OwnKeys } from "./own-keys";
import type { PeerKeys } from "./peer-keys";

/** RFC 7518, 3.4. No other algorithm is accepted, whatever a header says. */
const ALGORITHM = "ES256";
const LONGEST = 8_192;

/** Why a receipt is not one that the other party signed. */
export type SealFault = "UNREADABLE" | "FOREIGN_KEY" | "NOT_GENUINE";
export type Opened = { readonly content: unknown } | { readonly fault: SealFault };

/** Signs receipts in the own party's name, and verifies receipts of the other party. */
export interface Seals {
  /** Returns a compact JWS (RFC 7515, 7.1) of this type over the content. */
  seal(type: string, content: object): Promise<string>;
  /** @throws PEER_KEYS_AWAY */
  open(type: string, sealed: string): Promise<Opened>;
  /** The keys with which others verify this party's receipts. */
  readonly published: readonly JWK[];
}

export function makeSeals(own: OwnKeys, peer: PeerKeys): Seals {
  const ownIds = new Set(own.published.map(({ kid }) => kid));
  return {
    published: own.published,
    seal: (type, content) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(content)))
        .setProtectedHeader({ alg: ALGORITHM, kid: own.keyId, typ: type })
        .sign(own.key),
    open: async (type, sealed) => {
      const keyId = keyIdOf(type, sealed);
      if (keyId === undefined) return { fault: "UNREADABLE" };
      // A key of its own would let a party approve in the other party's name.
      // guard: key-of-own-opens-nothing-in-others
      const key = ownIds.has(keyId) ? undefined : await peer.keyOf(keyId);
      // guard: key-nobody-has-published-opens-nothing
      return key ? verify(sealed, key) : { fault: "FOREIGN_KEY" };
    },
  };
}

/** The id of the key that the header names; undefined where this is no JWS of this type. */
function keyIdOf(type: string, sealed: string): string | undefined {
  // guard: what-is-too-long-is-not-looked
  if (sealed.length > LONGEST) return undefined;
  try {
    const { kid, typ, alg } = decodeProtectedHeader(sealed);
    // guard: what-is-not-signed-as-receipt
    return typ === type && alg === ALGORITHM ? kid : undefined;
  } catch {
    return undefined;
  }
}

async function verify(sealed: string, key: CryptoKey): Promise<Opened> {
  try {
    const { payload } = await compactVerify(sealed, key, { algorithms: [ALGORITHM] });
    return { content: JSON.parse(new TextDecoder().decode(payload)) };
  } catch {
    // guard: signature-does-not-hold-is-given
    return { fault: "NOT_GENUINE" };
  }
}
