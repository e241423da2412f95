/** No shorter than the span of times that are accepted at one moment, so that these lie in two generations at most. */
const GENERATION_S = 60;

/**
 * The nonces of calls that were answered, in two generations by the time that each call was signed at: kept for as long
 * as that time is accepted, whatever the clock does meanwhile. Known to one process: another has its own.
 */
export class Nonces {
  #newest = 0;
  #generations: readonly [current: Set<string>, last: Set<string>] = [new Set(), new Set()];

  /** True once for a nonce; never for a time that is older than what is remembered. `time` is Unix time in s. */
  use(nonce: string, time: number): boolean {
    const generation = Math.floor(time / GENERATION_S);
    if (generation > this.#newest) this.#turn(generation);
    const used = this.#generations[this.#newest - generation];
    if (!used || used.has(nonce)) return false;
    used.add(nonce);
    return true;
  }

  #turn(generation: number): void {
    const last = generation === this.#newest + 1 ? this.#generations[0] : new Set<string>();
    this.#generations = [new Set(), last];
    this.#newest = generation;
  }

  get size(): number {
    return this.#generations[0].size + this.#generations[1].size;
  }
}
