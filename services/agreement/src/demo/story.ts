import type { Person } from "./person";

/** What the population's counting rests on: on which days a person came, and on which one was hired. */
export interface Story {
  person: Person;
  /** In order, each day once. */
  visits: string[];
  hiredOn: string | null;
}
