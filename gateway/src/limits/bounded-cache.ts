/** Caches what was made for a key, and evicts the least recently used beyond the limit. */
export class BoundedCache<Key, Value> {
  readonly #kept = new Map<Key, Value>();

  constructor(
    private readonly limit: number,
    private readonly make: (key: Key) => Value,
  ) {}

  get(key: Key): Value {
    const value = this.#kept.get(key) ?? this.make(key);
    this.#kept.delete(key);
    this.#kept.set(key, value);
    if (this.#kept.size > this.limit) this.#kept.delete(this.#kept.keys().next().value as Key);
    return value;
  }

  get size(): number {
    return this.#kept.size;
  }
}
