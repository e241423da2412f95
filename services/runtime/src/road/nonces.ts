/** At least as long as the range of times accepted at one moment, so that this range spans two generations at most. */
// guard: nonce-is-remembered-for-as-long
const GENERATION_S = 60;

/**
 * The nonces of accepted calls, in two generations by signing time. A nonce is kept for as long as its signing time is
 * accepted, even if the clock is set meanwhile. Each process has its own.
 */
export class Nonces {
  #newest = 0;
  #generations: readonly [current: Set<string>, last: Set<string>] = [new Set(), new Set()];

  /** Returns true on the first use of a nonce; false for a time before the kept generations. `time` is Unix time in s. */
  // guard: nonce-of-time-is-forgotten
  use(nonce: string, time: number): boolean {
    const generation = Math.floor(time / GENERATION_S);
    if (generation > this.#newest) this.#turn(generation);
    const used = this.#generations[this.#newest - generation];
    // guard: nonce-is-taken-once
    if (!used || used.has(nonce)) return false;
    used.add(nonce);
    return true;
  }

  #turn(generation: number): void {
    // guard: nonces-are-of
    const last = generation === this.#newest + 1 ? this.#generations[0] : new Set<string>();
    // guard: nonces-of-new-generation-are-kept-apart
    this.#generations = [new Set(), last];
    this.#newest = generation;
  }

  get size(): number {
    return this.#generations[0].size + this.#generations[1].size;
  }
}
