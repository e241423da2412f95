/** What runs, and how each part is stopped. */
export class Started {
  readonly #stops: (() => unknown)[] = [];
  #down: Promise<void> | undefined;

  get stopping(): boolean {
    return this.#down !== undefined;
  }

  /** Before those it asks: what comes later is stopped first, and at once when stopping has begun. */
  add(stop: () => unknown): void {
    if (this.stopping) void Promise.resolve(stop()).catch(() => {});
    else this.#stops.unshift(stop);
  }

  /** Stops everything, once. One that fails to stop does not keep the others: @throws its error when they have ended. */
  takeDown(): Promise<void> {
    this.#down ??= this.#stopAll();
    return this.#down;
  }

  async #stopAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const stop of this.#stops) {
      try {
        await stop();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
