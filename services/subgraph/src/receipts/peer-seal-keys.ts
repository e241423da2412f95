import { readFile } from "node:fs/promises";
import { defineErrors } from "@aiwork/server/errors/refusal";
import { createKeyFetcher, parseKeySet } from "@aiwork/server/identity/fetch-keys";
import { createKeySet, type KeySet } from "@aiwork/server/identity/key-set";
import type { PublicKeys } from "@aiwork/server/identity/published-key";

const sealKeyError = defineErrors({
  /** The other party's keys have not been read for an hour: the receipt may be genuine, and can be sent again. */
  PEER_KEYS_AWAY: {
    code: "SUBGRAPH_UNAVAILABLE",
    ja: () => "相手方の公開鍵を取得できないため、確認できません。しばらくしてからもう一度お試しください。",
    en: () =>
      "The other party's public keys cannot be read, so this receipt cannot be verified. Try again in a moment.",
  },
});

export function isHttpAddress(source: string): boolean {
  return /^https?:\/\//.test(source);
}

/** Reads the keys, each time it is called, from a file or an http address; rejects where none is named. */
export function peerKeysReader(source: string | undefined): () => Promise<PublicKeys> {
  if (source === undefined) return () => Promise.reject(new Error("none is named"));
  return isHttpAddress(source) ? createKeyFetcher(source) : () => readFile(source, "utf8").then(parseKeySet);
}

/** The other party's public keys: as for issuers, so that a key which leaves its set counts for five minutes at most. */
export function createPeerSealKeys(fetchKeys: () => Promise<PublicKeys>, clock = () => performance.now()): KeySet {
  // guard: without-others-keys-nothing-is-said
  return createKeySet({ fetchKeys, clock, refuse: () => sealKeyError("PEER_KEYS_AWAY") });
}
