import { setTimeout as wait } from "node:timers/promises";
import type { CryptoKey } from "jose";
import { refuse } from "../refusal/plumbing-refusals";
import type { Keys } from "./fetch-keys";

const COOLDOWN_MS = 1_000;
const FRESH_MS = 5 * 60_000;
const KEPT_MS = 60 * 60_000;
const MOST_WAITING = 1_000;

/** The public keys of one issuer, as it last told them. */
export interface KeySet {
  /** @throws TOKEN_REFUSED when the issuer has no such key, ISSUER_AWAY when that cannot be known. */
  keyOf(keyId: string): Promise<CryptoKey>;
}

export interface KeySource {
  /** One request to the issuer; never more than one a second, whatever asks. */
  fetchKeys(): Promise<Keys>;
  /** Milliseconds that only go forward. */
  clock(): number;
  /** Told of every request's end: undefined, or what went wrong. */
  onFetched?(fault: unknown): void;
}

/**
 * Keeps the last good set for an hour through an outage, and renews it behind the requests when it is five minutes old.
 * A key id that it lacks waits for the next request that may begin, so that a key published a moment ago is found.
 */
export function openKeySet({ fetchKeys, clock, onFetched }: KeySource): KeySet {
  let held: { keys: Keys; since: number } | undefined;
  let began = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let waiting = 0;

  return {
    async keyOf(keyId) {
      const known = heldKeys()?.get(keyId) ?? (await waitForKey(keyId));
      if (held && clock() - held.since > FRESH_MS && !running) void nextFetch();
      return known;
    },
  };

  function heldKeys(): Keys | undefined {
    return held && clock() - held.since < KEPT_MS ? held.keys : undefined;
  }

  async function waitForKey(keyId: string): Promise<CryptoKey> {
    if (waiting >= MOST_WAITING) throw refuse("ISSUER_AWAY");
    waiting += 1;
    try {
      const begunBefore = running;
      await begunBefore;
      const toldNothing = begunBefore && !heldKeys();
      if (!toldNothing && !heldKeys()?.has(keyId)) await nextFetch();
    } finally {
      waiting -= 1;
    }
    const keys = heldKeys();
    if (!keys) throw refuse("ISSUER_AWAY");
    const key = keys.get(keyId);
    if (!key) throw refuse("TOKEN_REFUSED");
    return key;
  }

  /** The fetch that has not begun yet, which all who wait share; asked for while none runs. Its timer holds no process. */
  function nextFetch(): Promise<void> {
    next ??= (async () => {
      await wait(Math.max(0, Math.ceil(began + COOLDOWN_MS - clock())), undefined, { ref: false });
      next = undefined;
      began = clock();
      running = load();
      await running;
      running = undefined;
    })();
    return next;
  }

  async function load(): Promise<void> {
    try {
      held = { keys: await fetchKeys(), since: began };
      onFetched?.(undefined);
    } catch (fault) {
      onFetched?.(fault);
    }
  }
}
