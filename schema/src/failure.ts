/** One thing that is wrong with the contract, told so that its author can put it right without asking. */
export interface Failure {
  /** The file it stands in, from the root of the repository; "schema" when it is of no single file. */
  file: string;
  /** A schema coordinate, such as Query.seeker or Query.seeker(id:). */
  member: string;
  what: string;
  whatToDo: string;
}

/** Both parties' documents hold the agreement, so what is wrong there is found twice and told once. */
export function tellOnce(failures: readonly Failure[]): Failure[] {
  return [...new Map(failures.map((failure) => [JSON.stringify(failure), failure])).values()];
}
