import type { Log } from "@aiwork/server/telemetry/log";
import { loginNames, partyLogins } from "./caller-databases";
import { connectDatabase, type Database } from "./connect-database";
import type { RequiredLogins } from "./require-logins";
import { haveOwnSettings, restoreLogins } from "./restore-logins";

/** Much longer than any transaction of a party's own process, whose statements and pauses have time limits. */
const LONGEST_TRANSACTION = "20 seconds";
const PERIOD_MS = 5_000;

interface Pace {
  /** An interval of PostgreSQL. */
  readonly longest?: string;
  readonly periodMs?: number;
}

/**
 * Watches, until it is stopped, what a stolen login could do to the party's process. Its connections whose transaction is open
 * for too long are ended: it can lift its time limits, and would hold rows, reports and migrations. What it set for itself,
 * and so for the process's next connections, is taken back. Only where the database's administrator lets its owner do so, as
 * `npm start` does with its own databases.
 */
export function watchLogins(
  { url, party, secret }: RequiredLogins,
  log: Log,
  { longest = LONGEST_TRANSACTION, periodMs = PERIOD_MS }: Pace = {},
): { stop(): Promise<void> } {
  let owner: Database | undefined;
  let running = Promise.resolve();
  const look = async () => {
    owner ??= await connectDatabase({ url, pool: "maintenance", applicationName: "watch-logins" });
    // guard: settings-of-login-are-given-back-while-running
    if ((await haveOwnSettings(owner, loginNames(party))) && (await restoreLogins(owner, partyLogins(party, secret))))
      log.warn("gave logins back the settings that they had changed");
    await endLongTransactions(owner, longest, log);
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

async function endLongTransactions({ dataSource }: Database, longest: string, log: Log): Promise<void> {
  const [{ may }]: [{ may: boolean }] = await dataSource.query(
    "select to_regprocedure('public.end_long_transactions(interval)') is not null as may",
  );
  if (!may) return;
  // guard: transaction-that-stays-open-is-ended
  const [{ ended }]: [{ ended: number }] = await dataSource.query("select end_long_transactions($1) as ended", [
    longest,
  ]);
  if (ended > 0) log.warn({ count: ended }, "ended transactions of logins that were open for too long");
}
