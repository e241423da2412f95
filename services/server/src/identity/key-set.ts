import { setTimeout as wait } from "node:timers/promises";
import type { CryptoKey } from "jose";
import { platformError } from "../errors/platform.errors";
import type { PublicKeys } from "./fetch-keys";

// guard: unknown-keys-cause-one-request-second
const COOLDOWN_MS = 1_000;
// guard: keys-are-asked-for-anew-five-minutes
const REFRESH_AFTER_MS = 5 * 60_000;
// guard: keys-are-kept-through-outage-for-hour
const MAX_KEY_AGE_MS = 60 * 60_000;
const MAX_WAITING_CALLS = 1_000;

/** The public keys of one issuer, as last fetched. */
export interface KeySet {
  /** @throws TOKEN_REFUSED when the issuer has no such key, ISSUER_AWAY when its keys are unavailable */
  keyOf(keyId: string): Promise<CryptoKey>;
}

export interface KeySource {
  /** Sends one request to the issuer; called at most once a second. */
  fetchKeys(): Promise<PublicKeys>;
  /** Monotonic milliseconds. */
  clock(): number;
  /** Called after every request: with undefined, or with the error. */
  onFetched?(fault: unknown): void;
}

/**
 * Keeps the last valid set for an hour during an outage, and refreshes it in the background when it is five minutes old.
 * A call with an unknown key id waits for the next fetch, so that a key published a moment ago is found.
 */
export function createKeySet({ fetchKeys, clock, onFetched }: KeySource): KeySet {
  let held: { keys: PublicKeys; since: number } | undefined;
  let began = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let waiting = 0;

  return {
    async keyOf(keyId) {
      const known = heldKeys()?.get(keyId) ?? (await waitForKey(keyId));
      // guard: keys-are-are-for
      if (held && clock() - held.since > REFRESH_AFTER_MS && !running) void nextFetch();
      return known;
    },
  };

  function heldKeys(): PublicKeys | undefined {
    return held && clock() - held.since < MAX_KEY_AGE_MS ? held.keys : undefined;
  }

  // guard: without-keys-is-given-issuer-is-away
  async function waitForKey(keyId: string): Promise<CryptoKey> {
    // guard: not-too-many-wait-for-keys
    if (waiting >= MAX_WAITING_CALLS) throw platformError("ISSUER_AWAY");
    waiting += 1;
    try {
      const begunBefore = running;
      // guard: request-for-keys-waits-for-one-before
      await begunBefore;
      const failed = begunBefore && !heldKeys();
      // guard: key-is-missing-is-asked
      if (!failed && !heldKeys()?.has(keyId)) await nextFetch();
    } finally {
      // guard: who-has-waited-for-keys-makes-room
      waiting -= 1;
    }
    const keys = heldKeys();
    if (!keys) throw platformError("ISSUER_AWAY");
    const key = keys.get(keyId);
    if (!key) throw platformError("TOKEN_REFUSED");
    return key;
  }

  /** The next fetch, shared by all callers that wait; called while none is running. Its timer does not keep the process alive. */
  function nextFetch(): Promise<void> {
    // guard: all-who-wait-for-keys-wait
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
      // guard: keys-outlive-request-failed
      onFetched?.(fault);
    }
  }
}
