/** 根拠: the ground on which a person's record is read. LAWFUL_DUTY is a disclosure to the person by the operator, outside the API. */
export type AccessBasis = "SELF" | "OWN_ROLE" | "CONSENT" | "LAWFUL_DUTY" | "BREAK_GLASS" | "LOOKUP" | "AUDIT";

/** Why a caller may read something. */
export interface Ground {
  /** Null where no person's rights are concerned. */
  readonly basis: AccessBasis | null;
  /** The reason given for emergency access (BREAK_GLASS) or a lookup (LOOKUP). */
  readonly reason: string | null;
  /** The consent that opens it to the other party's staff. */
  readonly consentId?: string;
}

const groundOf = (basis: AccessBasis | null): Ground => ({ basis, reason: null });

export const ANYONE = groundOf(null);
export const SELF = groundOf("SELF");
export const OWN_ROLE = groundOf("OWN_ROLE");
export const CONSENT = groundOf("CONSENT");
export const AUDIT = groundOf("AUDIT");

/** A request's access to one person's record, on one ground. */
export interface AccessLogEntry {
  readonly seekerId: string;
  readonly basis: AccessBasis;
  readonly reason: string | null;
  /** The data categories that were read. Data without a category is never shared with the other party. */
  readonly categories: Set<string>;
  /** The consents by which it was read. */
  readonly consentIds: Set<string>;
}

/** The access log (閲覧記録) of one request: collected while the request is answered, written before the response is sent. */
export class AccessLog {
  readonly #ofPerson = new Map<string, AccessLogEntry[]>();
  readonly #later: Promise<unknown>[] = [];

  log(seekerId: string, category: string | null, { basis, reason, consentId }: Ground): void {
    if (basis === null) return;
    const readings = this.#ofPerson.get(seekerId) ?? [];
    if (readings.length === 0) this.#ofPerson.set(seekerId, readings);
    let reading = readings.find((known) => known.basis === basis);
    if (!reading) {
      reading = { seekerId, basis, reason, categories: new Set(), consentIds: new Set() };
      readings.push(reading);
    }
    if (category !== null) reading.categories.add(category);
    // guard: reading-names-its-consent
    if (consentId !== undefined) reading.consentIds.add(consentId);
  }

  /** Adds data categories that are known only from the answer, to the entries of a person who is logged already. */
  addCategories(seekerId: string, categories: Iterable<string>): void {
    for (const category of categories)
      for (const reading of this.#ofPerson.get(seekerId) ?? []) reading.categories.add(category);
  }

  /** Makes `settled` wait for a promise that may still log something. */
  waitFor(noted: unknown): void {
    if (!(noted instanceof Promise)) return;
    noted.catch(() => {});
    this.#later.push(noted);
  }

  /** All entries, once every awaited promise has settled. @throws the error of a promise that failed */
  async settled(): Promise<AccessLogEntry[]> {
    for (let known = 0; known < this.#later.length; ) {
      const later = this.#later.slice(known);
      known += later.length;
      await Promise.all(later);
    }
    return [...this.#ofPerson.values()].flat();
  }
}
