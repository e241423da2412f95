import type { Log } from "@aiwork/server/telemetry/log";
import { connectDatabase, type Database } from "./connect-database";

/** Much longer than any transaction of a party's own process, whose statements and pauses have time limits. */
const LONGEST_TRANSACTION = "20 seconds";
const PERIOD_MS = 5_000;

interface Pace {
  /** An interval of PostgreSQL. */
  readonly longest?: string;
  readonly periodMs?: number;
}

/**
 * Ends, until it is stopped, connections of the party's logins whose transaction is open for too long: whoever has stolen a
 * login can lift its time limits and would hold rows, reports and migrations. Only where the database's administrator lets its
 * owner do so, as `npm start` does with its own databases.
 * @param url the owner's
 */
export function endLongTransactions(
  url: string,
  log: Log,
  { longest = LONGEST_TRANSACTION, periodMs = PERIOD_MS }: Pace = {},
): { stop(): Promise<void> } {
  let owner: Database | undefined;
  let running = Promise.resolve();
  const look = async () => {
    owner ??= await connectDatabase({ url, pool: "maintenance", applicationName: "end-long-transactions" });
    const [{ may }]: [{ may: boolean }] = await owner.dataSource.query(
      "select to_regprocedure('public.end_long_transactions(interval)') is not null as may",
    );
    if (!may) return;
    // guard: transaction-that-stays-open-is-ended
    const [{ ended }]: [{ ended: number }] = await owner.dataSource.query("select end_long_transactions($1) as ended", [
      longest,
    ]);
    if (ended > 0) log.warn({ count: ended }, "ended transactions of logins that were open for too long");
  };
  // An owner that is away is asked again.
  const timer = setInterval(() => {
    running = running.then(look).catch(() => {});
  }, periodMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
      await owner?.close();
    },
  };
}
