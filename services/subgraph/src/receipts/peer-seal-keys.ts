import { readFile } from "node:fs/promises";
import { defineErrors } from "@aiwork/server/errors/refusal";
import { fetchKeys, type PublicKeys, parseKeySet } from "@aiwork/server/identity/fetch-keys";
import type { CryptoKey } from "jose";

const sealKeyError = defineErrors({
  /** The other party's keys have never been read: the receipt may be genuine, and can be sent again. */
  PEER_KEYS_AWAY: {
    code: "SUBGRAPH_UNAVAILABLE",
    ja: () => "相手方の公開鍵を取得できないため、確認できません。しばらくしてからもう一度お試しください。",
    en: () =>
      "The other party's public keys cannot be read, so this receipt cannot be verified. Try again in a moment.",
  },
});

const MIN_REREAD_INTERVAL_MS = 1_000;

/** The other party's public keys, as it last published them. */
export interface PeerSealKeys {
  /** Undefined where the other party has no such key. @throws PEER_KEYS_AWAY when its keys cannot be read */
  keyOf(keyId: string): Promise<CryptoKey | undefined>;
}

/** Reads the keys from a file or an http address. */
export function readPeerSealKeys(source: string): Promise<PublicKeys> {
  return isHttpAddress(source) ? fetchKeys(source) : readFile(source, "utf8").then(parseKeySet);
}

export function isHttpAddress(source: string): boolean {
  return /^https?:\/\//.test(source);
}

/**
 * Caches the keys for the life of the process, so that a receipt can be verified while the other party is unreachable.
 * They are read again for an unknown key, at most once a second.
 */
export function cachePeerSealKeys(read: () => Promise<PublicKeys>, clock = () => performance.now()): PeerSealKeys {
  let held: PublicKeys | undefined;
  let began = Number.NEGATIVE_INFINITY;
  let reading = Promise.resolve();
  const load = async () => {
    // guard: what-is-known-of-others-keys-outlasts
    try {
      held = await read();
    } catch {
      // What was read before holds.
    }
  };
  return {
    // guard: without-others-keys-nothing-is-said
    keyOf: async (keyId) => {
      const known = held?.get(keyId);
      if (known) return known;
      // guard: key-is-not-known-is-looked
      if (clock() - began >= MIN_REREAD_INTERVAL_MS) {
        began = clock();
        reading = load();
      }
      await reading;
      if (!held) throw sealKeyError("PEER_KEYS_AWAY");
      return held.get(keyId);
    },
  };
}
