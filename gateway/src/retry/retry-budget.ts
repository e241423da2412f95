const SHARE = 0.1;
/** The retries that may be saved up while nothing fails. */
const MOST_SAVED = 10;

/** Keeps retries under a tenth of the traffic: each call earns a tenth of a retry. */
export class RetryBudget {
  #saved = 0;

  earn(): void {
    // guard: quiet-time-saves-up-ten-retries
    this.#saved = Math.min(MOST_SAVED, this.#saved + SHARE);
  }

  /** Spends a retry and returns true, if one is left. */
  spend(): boolean {
    // Ten times 0.1 is a little less than 1 in floating point.
    // guard: retries-are-tenth-of-traffic
    if (this.#saved < 1 - 1e-9) return false;
    this.#saved -= 1;
    return true;
  }
}
