/** Keeps values by their key, and forgets the least recently used when all that it keeps is larger than the limit. */
export class BoundedCache<Key, Value> {
  readonly #kept = new Map<Key, Value>();
  #size = 0;

  /** @param sizeOf how much of the limit an entry takes; by default each takes one */
  constructor(
    private readonly limit: number,
    private readonly sizeOf: (key: Key, value: Value) => number = () => 1,
  ) {}

  /** What is kept for a key; undefined if nothing is. */
  find(key: Key): Value | undefined {
    const known = this.#kept.get(key);
    if (known === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, known);
    return known;
  }

  /** What is kept for a key, or is made for it now. */
  findOrMake(key: Key, make: (key: Key) => Value): Value {
    const known = this.find(key);
    if (known !== undefined) return known;
    const made = make(key);
    this.set(key, made);
    return made;
  }

  set(key: Key, value: Value): void {
    this.delete(key);
    this.#kept.set(key, value);
    this.#size += this.sizeOf(key, value);
    // guard: cache-is-bounded-by-what-it-holds
    while (this.#size > this.limit) this.delete(this.#kept.keys().next().value as Key);
  }

  delete(key: Key): void {
    const known = this.#kept.get(key);
    if (known === undefined) return;
    this.#kept.delete(key);
    this.#size -= this.sizeOf(key, known);
  }

  get count(): number {
    return this.#kept.size;
  }
}
