import { monitorEventLoopDelay } from "node:perf_hooks";

const RESOLUTION_MS = 10;
const LOOK_EVERY_MS = 1_000;
/** As long as no single thing may hold the event loop up: where half of its turns take longer, all wait for all. */
const MOST_MS = 100;
const LEAST_TURNS = 3;

/**
 * Watches how late the event loop was in each of the last two seconds: in half of its turns, and twice, for a long turn
 * or two, as when a supergraph is built, are no crowd.
 */
export class LoopDelay {
  readonly #delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  readonly #timer: NodeJS.Timeout;
  #wasLate = false;
  #isLate = false;

  constructor() {
    this.#delay.enable();
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS).unref();
  }

  get isLate(): boolean {
    return this.#isLate;
  }

  /** Forgets a turn that was long by intent. */
  pardon(): void {
    this.#delay.reset();
    this.#wasLate = false;
  }

  #look(): void {
    const median = this.#delay.percentile(50) / 1e6 - RESOLUTION_MS;
    const late = this.#delay.count >= LEAST_TURNS && median > MOST_MS;
    this.#isLate = late && this.#wasLate;
    this.#wasLate = late;
    this.#delay.reset();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#delay.disable();
  }
}
