import { platformError } from "@aiwork/server/errors/platform.errors";
import type { Caller } from "@aiwork/server/identity/caller";
import { CallerTurns } from "@aiwork/subgraph/database/caller-turns";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { type BulkheadPolicy, bulkhead, isBulkheadRejectedError } from "cockatiel";

/** Reports that are counted at the same time: for both parties and their clients, for seekers, and without a token. */
const RUNNING = { official: 2, seeker: 1, anonymous: 1 };
const MAX_WAITING = 20;
// guard: callers-reports-that-wait-are-limited
const MAX_WAITING_OF_CALLER = 10;

type CallerClass = keyof typeof RUNNING;

interface Queues {
  readonly ofClass: Readonly<Record<CallerClass, BulkheadPolicy>>;
  readonly ofCaller: CallerTurns;
}

const queuesByDatabase = new WeakMap<object, Queues>();

const reportsBusy = () => platformError("REPORTS_BUSY");

function queuesOf(database: object): Queues {
  const queueOf = (callerClass: CallerClass) => bulkhead(RUNNING[callerClass], MAX_WAITING);
  const ofClass = { official: queueOf("official"), seeker: queueOf("seeker"), anonymous: queueOf("anonymous") };
  const ofCaller = new CallerTurns({ running: 1, waiting: MAX_WAITING_OF_CALLER }, reportsBusy);
  const known = queuesByDatabase.get(database) ?? { ofClass, ofCaller };
  queuesByDatabase.set(database, known);
  return known;
}

function classOf({ subject, seekerId }: Caller): CallerClass {
  // guard: reports-without-token-have-queue-of-their-own
  if (subject === null) return "anonymous";
  // guard: reports-of-seekers-have-queue-of-their-own
  return seekerId === null ? "official" : "seeker";
}

/**
 * Counts a report when it is its turn: a report goes through years of records, and however many are asked for, they leave
 * the database to those who serve somebody. Each class of callers has a queue of its own, and in it each caller with a
 * token one place: a caller's other reports wait behind the own one, and in nobody else's way.
 * @throws REPORTS_BUSY when too many wait
 */
export async function inReportQueue<T>(
  { database, caller }: Pick<SubgraphContext, "database" | "caller">,
  count: () => Promise<T>,
): Promise<T> {
  const { ofClass, ofCaller } = queuesOf(database.source);
  // guard: reports-wait-for-each-other
  const inTurn = () => ofClass[classOf(caller)].execute(count).catch(throwBusy);
  // guard: caller-has-one-place-in-queue-of-reports
  return caller.subject === null ? inTurn() : ofCaller.take(caller.subject, inTurn);
}

function throwBusy(error: unknown): never {
  throw isBulkheadRejectedError(error) ? reportsBusy() : error;
}
