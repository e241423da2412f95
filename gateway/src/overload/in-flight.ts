/** How many requests are being answered, up to a limit. */
export class InFlight {
  #count = 0;

  constructor(private readonly most: number) {}

  /** False where there are as many as may be. Whoever has entered leaves once. */
  enter(): boolean {
    if (this.#count >= this.most) return false;
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
