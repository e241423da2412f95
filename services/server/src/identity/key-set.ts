import { setTimeout as wait } from "node:timers/promises";
import { platformError } from "../errors/platform.errors";
import type { Refusal } from "../errors/refusal";
import type { PublicKeys, PublishedKey } from "./published-key";

// guard: unknown-keys-cause-one-request-second
const COOLDOWN_MS = 1_000;
// guard: keys-are-asked-for-anew-after-four-minutes
const REFRESH_AFTER_MS = 4 * 60_000;
// guard: keys-nobody-asked-for-are-read-after-five-minutes
const REREAD_AFTER_MS = 5 * 60_000;
// guard: keys-are-kept-through-outage-for-hour
const MAX_KEY_AGE_MS = 60 * 60_000;
const MAX_WAITING_CALLS = 1_000;

/** The public keys of one owner, as last published. */
export interface KeySet {
  /** Undefined where the owner publishes no such key. @throws the source's refusal when its keys are unavailable */
  keyOf(keyId: string): Promise<PublishedKey | undefined>;
  /** The key if it is held and needs no reading; nobody waits. */
  heldKeyOf(keyId: string): PublishedKey | undefined;
}

export interface KeySource {
  /** Reads the keys where they are published; called at most once a second. */
  fetchKeys(): Promise<PublicKeys>;
  /** Monotonic milliseconds. */
  clock(): number;
  /** Called after every request: with undefined, or with the error. */
  onFetched?(fault: unknown): void;
  /** The refusal while there are no keys: of an issuer, where it is not given. */
  refuse?(): Refusal;
}

/**
 * Keeps the last valid set for an hour during an outage, and refreshes it in the background when it is four minutes old.
 * A key that has left its set counts for five minutes at most while the owner can be reached: a set that nobody asked for
 * in that time is read again before it answers.
 * An unknown key id causes a fetch, for which its call waits, so that a key published a moment ago is found. But whoever
 * makes up key ids neither waits nor makes others wait: within a second of the last fetch a call is answered at once.
 */
export function createKeySet({
  fetchKeys,
  clock,
  onFetched,
  refuse = () => platformError("ISSUER_AWAY"),
}: KeySource): KeySet {
  let held: { keys: PublicKeys; since: number } | undefined;
  let began = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let rereading: Promise<void> | undefined;
  let waiting = 0;

  return {
    // guard: key-that-nobody-waits-for-is-fresh
    heldKeyOf: (keyId) => (clock() - began <= REREAD_AFTER_MS ? heldKeys()?.get(keyId) : undefined),
    async keyOf(keyId) {
      // guard: keys-nobody-asked-for-are-read-again
      if (held && clock() - began > REREAD_AFTER_MS) rereading ??= nextFetch().finally(() => (rereading = undefined));
      // guard: all-wait-while-keys-are-read-again
      await rereading;
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
  async function waitForKey(keyId: string): Promise<PublishedKey | undefined> {
    // guard: not-too-many-wait-for-keys
    if (waiting >= MAX_WAITING_CALLS) throw refuse();
    waiting += 1;
    try {
      // guard: unknown-key-is-refused-at-once
      const isFresh = heldKeys() && !running && clock() - began < COOLDOWN_MS;
      // guard: request-for-keys-waits-for-one-before
      if (!isFresh) await (running ?? nextFetch());
    } finally {
      // guard: who-has-waited-for-keys-makes-room
      waiting -= 1;
    }
    const keys = heldKeys();
    if (!keys) throw refuse();
    return keys.get(keyId);
  }

  /** The next fetch, shared by all callers that wait; called while none is running. A pause before it does not keep the process alive. */
  function nextFetch(): Promise<void> {
    // guard: all-who-wait-for-keys-wait
    next ??= (async () => {
      const pause = Math.ceil(began + COOLDOWN_MS - clock());
      await (pause > 0 ? wait(pause, undefined, { ref: false }) : undefined);
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
