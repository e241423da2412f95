import { readFile } from "node:fs/promises";
import type { CryptoKey } from "jose";
import { fetchKeys, type Keys, keysOf } from "../identity/fetch-keys";
import { refuse } from "./seal-refusals";

const COOLDOWN_MS = 1_000;

/** The other party's public keys, as it last published them. */
export interface PeerKeys {
  /** Undefined where the other party has no such key. @throws PEER_KEYS_AWAY when that cannot be known */
  keyOf(keyId: string): Promise<CryptoKey | undefined>;
}

/** From a file or an http address. */
export function readPeerKeys(source: string): Promise<Keys> {
  return isAddress(source) ? fetchKeys(source) : readFile(source, "utf8").then(keysOf);
}

export function isAddress(source: string): boolean {
  return /^https?:\/\//.test(source);
}

/**
 * Kept for as long as the process lives, so that a seal is verified while the other party is away; read again for a key
 * that is not known, at most once a second.
 */
export function openPeerKeys(read: () => Promise<Keys>, clock = () => performance.now()): PeerKeys {
  let held: Keys | undefined;
  let began = Number.NEGATIVE_INFINITY;
  let reading = Promise.resolve();
  const load = async () => {
    try {
      held = await read();
    } catch {
      // What was read before holds.
    }
  };
  return {
    keyOf: async (keyId) => {
      const known = held?.get(keyId);
      if (known) return known;
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
