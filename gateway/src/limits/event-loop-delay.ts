import { monitorEventLoopDelay } from "node:perf_hooks";

const RESOLUTION_MS = 10;
const MEASURE_EVERY_MS = 1_000;
/** No single task may block the event loop for longer. If half of its turns do, every request waits for the others. */
const MAX_MEDIAN_DELAY_MS = 100;
const MIN_TURNS = 3;

/**
 * Measures the event loop's median delay in each of the last two seconds. The loop is late only if both are: one or two
 * long turns, as when a supergraph is built, are not overload.
 */
export class EventLoopDelay {
  readonly #delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  readonly #timer: NodeJS.Timeout;
  #wasLate = false;
  #isLate = false;

  constructor() {
    this.#delay.enable();
    this.#timer = setInterval(() => this.#look(), MEASURE_EVERY_MS).unref();
  }

  get isLate(): boolean {
    return this.#isLate;
  }

  /** Forgets a turn that was long on purpose. */
  forgetLongTurn(): void {
    this.#delay.reset();
    this.#wasLate = false;
  }

  #look(): void {
    const median = this.#delay.percentile(50) / 1e6 - RESOLUTION_MS;
    const late = this.#delay.count >= MIN_TURNS && median > MAX_MEDIAN_DELAY_MS;
    this.#isLate = late && this.#wasLate;
    this.#wasLate = late;
    this.#delay.reset();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#delay.disable();
  }
}
