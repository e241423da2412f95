import type { ReviewGround } from "./review-ground";

/** What a column tells the person, and why somebody has to look at it first. */
export interface HeldColumn {
  /** The agreement's own word, in Japanese. */
  readonly label: string;
  readonly review: ReviewGround | null;
}

/**
 * 保有個人情報: a table that holds something of a person. All that is held is to be disclosed to the person who asks
 * (個人情報の保護に関する法律, art. 76 and 78), also what no screen shows: counselors' notes are made on duty and kept for
 * the office's use (art. 60 (1)), so they are part of it, marked for a disclosure officer's review.
 */
export interface Holding {
  readonly title: string;
  /** A condition over the table's columns, `$1` being the person's id. */
  readonly ofPerson: string;
  /** In the order in which they are told. */
  readonly columns: Readonly<Record<string, HeldColumn>>;
  /** Columns that tell the person nothing, and why. */
  readonly leftOut: Readonly<Record<string, string>>;
}

type Told = string | readonly [label: string, review: ReviewGround];

/** A holding, whose columns are told as a label alone where nobody has to look at them first. */
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

/** Everything that a party's database holds: of persons, and not of persons. */
export interface HeldData {
  /** By table. */
  readonly ofPersons: Readonly<Record<string, Holding>>;
  /** Tables that hold nothing of a person, and why. */
  readonly ofNobody: Readonly<Record<string, string>>;
}
