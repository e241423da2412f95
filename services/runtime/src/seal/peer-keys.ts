import { readFile } from "node:fs/promises";
import type { CryptoKey } from "jose";
import { fetchKeys, type Keys, keysOf } from "../identity/fetch-keys";
import { refuse } from "./seal-refusals";

const COOLDOWN_MS = 1_000;

/** The other party's public keys, as it last published them. */
export interface PeerKeys {
  /** Undefined where the other party has no such key. @throws PEER_KEYS_AWAY when its keys cannot be read */
  keyOf(keyId: string): Promise<CryptoKey | undefined>;
}

/** Reads the keys from a file or an http address. */
export function readPeerKeys(source: string): Promise<Keys> {
  return isAddress(source) ? fetchKeys(source) : readFile(source, "utf8").then(keysOf);
}

export function isAddress(source: string): boolean {
  return /^https?:\/\//.test(source);
}

/**
 * Caches the keys for the life of the process, so that a receipt can be verified while the other party is unreachable.
 * They are read again for an unknown key, at most once a second.
 */
export function openPeerKeys(read: () => Promise<Keys>, clock = () => performance.now()): PeerKeys {
  let held: Keys | undefined;
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
      if (clock() - began >= COOLDOWN_MS) {
        began = clock();
        reading = load();
      }
      await reading;
      if (!held) throw refuse("PEER_KEYS_AWAY");
      return held.get(keyId);
    },
  };
}
