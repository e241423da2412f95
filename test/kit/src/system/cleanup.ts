/** Stops what a test has started, in reverse order, also if a later start fails. */
export class Cleanup implements AsyncDisposable {
  readonly #acts: (() => unknown)[] = [];

  defer(act: () => unknown): void {
    this.#acts.unshift(act);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const act of this.#acts.splice(0)) await act();
  }

  /** Runs `make`; if it fails, stops what it had started. */
  static async whole<T>(make: (cleanup: Cleanup) => Promise<T>): Promise<T> {
    const cleanup = new Cleanup();
    try {
      return await make(cleanup);
    } catch (error) {
      await cleanup[Symbol.asyncDispose]();
      throw error;
    }
  }
}
