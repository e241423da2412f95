/** One fault of the contract, with all that its author needs to correct it. */
export interface Failure {
  /** The file, from the root of the repository; "schema" when it concerns no single file. */
  file: string;
  /** A schema coordinate, such as Query.seeker or Query.seeker(id:). */
  member: string;
  what: string;
  whatToDo: string;
}

/** Both parties' documents contain the agreement, so its faults are found twice and reported once. */
export function tellOnce(failures: readonly Failure[]): Failure[] {
  return [...new Map(failures.map((failure) => [JSON.stringify(failure), failure])).values()];
}
