import type { ReviewGround } from "./review-ground";

/** A column that is disclosed to the person, and why an officer has to review it first. */
export interface HeldColumn {
  /** The agreement's own term, in Japanese. */
  readonly label: string;
  readonly review: ReviewGround | null;
}

/**
 * 保有個人情報: a table with personal data. Everything held must be disclosed to the person on request
 * (個人情報の保護に関する法律, art. 76 and 78), including what no screen shows: counselors' notes are made in the course of
 * their work and kept for the office's use (art. 60 (1)), so they are included and marked for review.
 */
export interface Holding {
  readonly title: string;
  /** A condition over the table's columns, `$1` being the person's id. */
  readonly ofPerson: string;
  /** In the order of disclosure. */
  readonly columns: Readonly<Record<string, HeldColumn>>;
  /** Columns that are not disclosed, and why. */
  readonly leftOut: Readonly<Record<string, string>>;
}

type Told = string | readonly [label: string, review: ReviewGround];

/** A table with personal data; a column that needs no review is given as its label alone. */
export function holding(
  title: string,
  ofPerson: string,
  columns: Readonly<Record<string, Told>>,
  leftOut: Readonly<Record<string, string>> = {},
): Holding {
  const told = Object.entries(columns).map(([name, given]) => {
    const [label, review] = typeof given === "string" ? [given, null] : given;
    return [name, { label, review }] as const;
  });
  return { title, ofPerson, columns: Object.fromEntries(told), leftOut };
}

/** The personal-data inventory of a party: every table of its database, with and without personal data. */
export interface HeldData {
  /** Tables with personal data, by name. */
  readonly ofPersons: Readonly<Record<string, Holding>>;
  /** Tables without personal data, and what they hold. */
  readonly ofNobody: Readonly<Record<string, string>>;
}
