import type { Desk } from "../database/open-database";
import { refuse } from "../refusal/plumbing-refusals";

/** How long somebody waits for an answer. */
export interface Waiting {
  /** An instant of `performance.now()`; undefined where nobody said. */
  readonly endsAt: number | undefined;
  /** Aborted when whoever asked has hung up. */
  readonly departed: AbortSignal;
}

/**
 * The desk of a request that is waited for. What nobody waits for any more is not begun; what has begun comes to its
 * end, at the latest by the database's own time-outs. It throws ANSWER_TOO_LATE.
 */
export function untilDeadline(desk: Desk, { endsAt = Number.POSITIVE_INFINITY, departed }: Waiting): Desk {
  const requireWaiting = () => {
    if (departed.aborted || performance.now() >= endsAt) throw refuse("ANSWER_TOO_LATE");
  };
  return {
    ...desk,
    async read<Row>(...asked: Parameters<Desk["read"]>): Promise<Row[]> {
      requireWaiting();
      return desk.read<Row>(...asked);
    },
    async runner() {
      requireWaiting();
      return desk.runner();
    },
  };
}
