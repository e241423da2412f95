import type { Desk } from "../database/open-database";
import { refuse } from "../refusal/plumbing-refusals";

/** How long the caller of a request waits for its response. */
export interface Waiting {
  /** An instant of `performance.now()`; undefined where the caller gave no deadline. */
  readonly endsAt: number | undefined;
  /** Aborted when the caller closes the connection. */
  readonly departed: AbortSignal;
}

/**
 * The caller's database, limited by the request's deadline. No statement starts after the deadline or after the caller
 * has closed the connection: it throws ANSWER_TOO_LATE. A statement already running ends by the database's time-outs.
 */
export function untilDeadline(database: Desk, { endsAt = Number.POSITIVE_INFINITY, departed }: Waiting): Desk {
  const requireWaiting = () => {
    // guard: nothing-is-begun
    if (departed.aborted || performance.now() >= endsAt) throw refuse("ANSWER_TOO_LATE");
  };
  return {
    ...database,
    async read<Row>(...statement: Parameters<Desk["read"]>): Promise<Row[]> {
      requireWaiting();
      return database.read<Row>(...statement);
    },
    async runner() {
      requireWaiting();
      return database.runner();
    },
  };
}
