import type { Person } from "./person";

/** A person's visits and day of hiring, from which all other data are derived. */
export interface Story {
  person: Person;
  /** In order, each day once. */
  visits: string[];
  hiredOn: string | null;
}
