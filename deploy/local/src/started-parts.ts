/** Waits for all, so that none runs on unobserved when another fails. @throws the first error */
export async function settleAll<Parts extends readonly unknown[]>(
  parts: {
    [Index in keyof Parts]: Promise<Parts[Index]>;
  },
): Promise<Parts> {
  await Promise.allSettled(parts);
  return (await Promise.all(parts)) as unknown as Parts;
}

/** The started parts of the system, and how each is stopped. */
export class StartedParts {
  readonly #stops: (() => unknown)[] = [];
  #down: Promise<void> | undefined;

  get stopping(): boolean {
    return this.#down !== undefined;
  }

  /** Parts are stopped in reverse order, and at once when stopping has begun. */
  add(stop: () => unknown): void {
    if (this.stopping) void Promise.resolve(stop()).catch(() => {});
    else this.#stops.unshift(stop);
  }

  /** Stops everything, once. When one part fails to stop, the others are still stopped. @throws the first error afterwards */
  stopAll(): Promise<void> {
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
