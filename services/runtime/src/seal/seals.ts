import { CompactSign, type CryptoKey, compactVerify, decodeProtectedHeader, type JWK } from "jose";
import type { OwnKeys } from "./own-keys";
import type { PeerKeys } from "./peer-keys";

/** RFC 7518, 3.4; no other, whatever a header says. */
const ALGORITHM = "ES256";
const LONGEST = 8_192;

/** Why something is not what the other party sealed. */
export type SealFault = "UNREADABLE" | "FOREIGN_KEY" | "NOT_GENUINE";
export type Opened = { readonly content: unknown } | { readonly fault: SealFault };

/** Seals in the own party's name, and opens what the other party has sealed. */
export interface Seals {
  /** A compact JWS (RFC 7515, 7.1) of this type over the content. */
  seal(type: string, content: object): Promise<string>;
  /** @throws PEER_KEYS_AWAY */
  open(type: string, sealed: string): Promise<Opened>;
  /** The keys by which others verify what this party has sealed. */
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
      // A key of the own would let a party approve in the other's name.
      const key = ownIds.has(keyId) ? undefined : await peer.keyOf(keyId);
      return key ? verify(sealed, key) : { fault: "FOREIGN_KEY" };
    },
  };
}

/** By which key it says to be sealed; undefined where it is none of this type. */
function keyIdOf(type: string, sealed: string): string | undefined {
  if (sealed.length > LONGEST) return undefined;
  try {
    const { kid, typ, alg } = decodeProtectedHeader(sealed);
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
    return { fault: "NOT_GENUINE" };
  }
}
