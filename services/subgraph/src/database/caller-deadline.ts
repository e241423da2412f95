import { platformError } from "@aiwork/server/errors/platform.errors";
import type { CallerDatabase } from "./connect-database";

/** How long the caller of a request waits for its response. */
export interface CallerDeadline {
  /** An instant of `performance.now()`; undefined where the caller gave no deadline. */
  readonly endsAt: number | undefined;
  /** Aborted when the caller closes the connection. */
  readonly clientClosed: AbortSignal;
}

/**
 * The caller's database, limited by the request's deadline. No statement starts after the deadline or after the caller
 * has closed the connection: it throws ANSWER_TOO_LATE. A statement already running ends by the database's time-outs.
 */
export function withDeadline(
  database: CallerDatabase,
  { endsAt = Number.POSITIVE_INFINITY, clientClosed }: CallerDeadline,
): CallerDatabase {
  const requireWaiting = () => {
    // guard: nothing-is-begun
    if (clientClosed.aborted || performance.now() >= endsAt) throw platformError("ANSWER_TOO_LATE");
  };
  return {
    ...database,
    async read<Row>(...statement: Parameters<CallerDatabase["read"]>): Promise<Row[]> {
      requireWaiting();
      return database.read<Row>(...statement);
    },
    async runner() {
      requireWaiting();
      return database.runner();
    },
  };
}
