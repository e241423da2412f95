/** Counts the requests in flight, up to a limit. */
export class InFlight {
  #count = 0;

  constructor(private readonly limit: number) {}

  /** Returns false at the limit. Each successful `enter` needs one `leave`. */
  enter(): boolean {
    if (this.#count >= this.limit) return false;
    this.#count++;
    return true;
  }

  leave(): void {
    this.#count--;
  }

  get count(): number {
    return this.#count;
  }
}
