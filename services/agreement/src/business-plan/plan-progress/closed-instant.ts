import { setTimeout as wait } from "node:timers/promises";
import { type BusinessClock, businessClock } from "@aiwork/server/clock/business-clock";
import type { CallerDatabase, Statement } from "@aiwork/subgraph/database/connect-database";
import { periodError } from "../../agreement/calendar/period.errors";

/** How long a question about an instant waits for writers that began before it. */
const MAX_WAIT_FOR_WRITERS_MS = 500;
const POLL_MS = 20;

interface ClosedInstant {
  wanted: Date;
  closed: Date;
  isClosed: boolean;
}

/** Without a given instant, the next whole millisecond is awaited: what was written before the question stands before it. */
// guard: instant-of-answer-is-after-what-was-written-before
const CLOSED_INSTANT: Statement = {
  name: "closed-instant",
  text: `select wanted, closed, closed >= wanted as "isClosed"
    from (
      select coalesce($1::timestamptz, date_trunc('milliseconds', clock_timestamp()) + interval '1 millisecond') as wanted offset 0
    ) as question
    cross join lateral (
      select closed_instant(wanted) as closed
      from (select pg_sleep_until(case when $1::timestamptz is null then wanted end) as passed offset 0) as pause offset 0
    ) as answer`,
};

/**
 * The instant as of which to answer, when nothing up to it can change any more: writers that began before it are waited
 * for, at most half a second. By default it is now, or else the last instant that is closed.
 * @throws INSTANT_IN_THE_FUTURE, INSTANT_NOT_CLOSED
 */
export async function closedAsOf(database: CallerDatabase, asOf?: string | null): Promise<string> {
  const deadline = performance.now() + MAX_WAIT_FOR_WRITERS_MS;
  // Within the wait, the two parties' clocks may differ.
  if (asOf && Date.parse(asOf) > Date.now() + MAX_WAIT_FOR_WRITERS_MS) throw periodError("INSTANT_IN_THE_FUTURE");
  for (let wanted = asOf ?? null; ; await wait(POLL_MS)) {
    const [answer] = await database.read<ClosedInstant>(CLOSED_INSTANT, [wanted]);
    if (!answer) throw new Error("the clock gave no answer");
    wanted ??= answer.wanted.toISOString();
    // guard: instant-is-answered-when-writers-before-it-are-done
    if (answer.isClosed) return wanted;
    if (performance.now() < deadline) continue;
    if (asOf) throw periodError("INSTANT_NOT_CLOSED");
    return answer.closed.toISOString();
  }
}

/** What is known of figures begins with the first plan, reported result or start of counting. */
const KNOWN_FROM: Statement = {
  name: "known-from",
  text: `select $1::timestamptz >= coalesce(first_record(), '-infinity') as "isKnown"`,
};

/** An instant before the party's first record has no figures, rather than figures of nothing. @throws BEFORE_FIRST_RECORD */
export async function requireKnownAt(database: CallerDatabase, asOf: string): Promise<void> {
  const [answer] = await database.read<{ isKnown: boolean }>(KNOWN_FROM, [asOf]);
  if (!answer?.isKnown) throw periodError("BEFORE_FIRST_RECORD");
}

/** In SQL: the first whole millisecond at which everything of the first record is known, since instants are given in milliseconds. */
const FIRST_RECORD: Statement = {
  name: "first-record",
  text: `select date_trunc('milliseconds', first_record() + interval '999 microseconds') as at`,
};

/** The first instant as of which the party answers a report; null where it has recorded nothing. */
export async function readFirstRecord(database: CallerDatabase): Promise<string | null> {
  const [first] = await database.read<{ at: Date | null }>(FIRST_RECORD, []);
  return first?.at?.toISOString() ?? null;
}

/** The business day at an instant: its day in Tokyo, and with a fixed business day no later than that. */
export function businessDayAt(instant: string, clock: BusinessClock): string {
  const day = businessClock(undefined, () => new Date(instant)).today();
  const today = clock.today();
  // guard: report-as-of-earlier-day-is-of-that-day
  if (day < today) return day;
  return today;
}
