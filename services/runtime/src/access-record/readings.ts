import type { AccessBasis, Ground } from "../access/ground";

/** One reading of a person's record by a request, on one ground. */
export interface Reading {
  readonly seekerId: string;
  readonly basis: AccessBasis;
  readonly reason: string | null;
  /** The classes of data that were read; none where what was read has no class, and so never crosses. */
  readonly categories: Set<string>;
}

/** What one request reads of persons: noted while it is answered, written before the answer leaves. */
export class Readings {
  readonly #ofPerson = new Map<string, Reading[]>();
  readonly #later: Promise<unknown>[] = [];

  note(seekerId: string, category: string | null, { basis, reason }: Ground): void {
    if (basis === null) return;
    const readings = this.#ofPerson.get(seekerId) ?? [];
    if (readings.length === 0) this.#ofPerson.set(seekerId, readings);
    let reading = readings.find((known) => known.basis === basis);
    if (!reading) {
      reading = { seekerId, basis, reason, categories: new Set() };
      readings.push(reading);
    }
    if (category !== null) reading.categories.add(category);
  }

  /** Adds classes of data that only the answer itself tells, to what is noted of a person already. */
  add(seekerId: string, categories: Iterable<string>): void {
    for (const category of categories)
      for (const reading of this.#ofPerson.get(seekerId) ?? []) reading.categories.add(category);
  }

  /** What is noted only when this is known: nothing is settled before. */
  await(noted: unknown): void {
    if (!(noted instanceof Promise)) return;
    noted.catch(() => {});
    this.#later.push(noted);
  }

  /** All that was read, when all is known. @throws what kept it from becoming known */
  async settled(): Promise<Reading[]> {
    for (let known = 0; known < this.#later.length; ) {
      const later = this.#later.slice(known);
      known += later.length;
      await Promise.all(later);
    }
    return [...this.#ofPerson.values()].flat();
  }
}
