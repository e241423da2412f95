import type { AccessBasis, Ground } from "../access/ground";

/** A request's access to one person's record, on one ground. */
export interface Reading {
  readonly seekerId: string;
  readonly basis: AccessBasis;
  readonly reason: string | null;
  /** The data categories that were read. Data without a category is never shared with the other party. */
  readonly categories: Set<string>;
}

/** The access log (閲覧記録) of one request: collected while the request is answered, written before the response is sent. */
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

  /** Adds data categories that are known only from the answer, to the entries of a person who is logged already. */
  add(seekerId: string, categories: Iterable<string>): void {
    for (const category of categories)
      for (const reading of this.#ofPerson.get(seekerId) ?? []) reading.categories.add(category);
  }

  /** Makes `settled` wait for a promise that may still log something. */
  await(noted: unknown): void {
    if (!(noted instanceof Promise)) return;
    noted.catch(() => {});
    this.#later.push(noted);
  }

  /** All entries, once every awaited promise has settled. @throws the error of a promise that failed */
  async settled(): Promise<Reading[]> {
    for (let known = 0; known < this.#later.length; ) {
      const later = this.#later.slice(known);
      known += later.length;
      await Promise.all(later);
    }
    return [...this.#ofPerson.values()].flat();
  }
}
