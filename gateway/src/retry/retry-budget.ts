const SHARE = 0.1;
/** What a quiet time may save up for a bad one. */
const MOST_SAVED = 10;

/** Keeps retries under a tenth of the traffic: each call earns a tenth of one. */
export class RetryBudget {
  #saved = 0;

  earn(): void {
    this.#saved = Math.min(MOST_SAVED, this.#saved + SHARE);
  }

  /** True where there is one left, which is then spent. */
  spend(): boolean {
    // Ten tenths are a little less than one.
    if (this.#saved < 1 - 1e-9) return false;
    this.#saved -= 1;
    return true;
  }
}
