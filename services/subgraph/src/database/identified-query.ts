import type { BusinessClock } from "@aiwork/server/clock/business-clock";
import type { Caller } from "@aiwork/server/identity/caller";
import { type Client, type Connection, type Pool, type PoolClient, Query, type QueryResult } from "pg";
import { forgetStatement, isStalePlan } from "./pooled-client";

/**
 * Sets the caller's identity for the policies of row-level security, for one transaction. The trace id goes into
 * application_name, which pg_stat_activity and the server's log (%a) show for each statement: a comment in the statement
 * would make it a different statement each time, and no prepared plan could be reused.
 */
export const IDENTIFY_STATEMENT = {
  name: "identify",
  // guard: who-asks-is-setting-of-one-transaction
  text: `select set_config('aiwork.role', $1, true), set_config('aiwork.party', $2, true),
    set_config('aiwork.subject', $3, true), set_config('aiwork.seeker', $4, true),
    set_config('aiwork.points', $5, true), set_config('aiwork.everywhere', $6, true),
    set_config('aiwork.today', $7, true), set_config('application_name', $8, true),
    set_config('aiwork.departments', $9, true), set_config('aiwork.name', $10, true)`,
};

/**
 * Takes back what a statement before may have set for the whole session (PostgreSQL documentation, RESET): timeouts, how
 * many rows a search may find, in which schema names are looked for, another caller's identity.
 */
// guard: session-is-reset-before-its-next-use
export const RESET_STATEMENT = { name: "reset", text: "reset all" };

/** The values of IDENTIFY. */
export type CallerIdentity = readonly string[];

/** The values of a caller; a role that is not bound to service points is `everywhere`. @param application the program and the trace id */
export function callerIdentity(
  caller: Caller,
  clock: BusinessClock,
  servicePointRoles: ReadonlySet<string>,
  application = "",
): CallerIdentity {
  const { role, party, subject, seekerId, servicePoints, departments, name } = caller;
  // guard: role-is-bound-to-service-points
  const isEverywhere = party !== null && !servicePointRoles.has(role);
  // guard: service-points-are-those-of-roles-bound-to-them
  const points = servicePointRoles.has(role) ? servicePoints : [];
  return [
    role,
    party ?? "",
    subject ?? "",
    seekerId ?? "",
    listSetting(points),
    isEverywhere ? "on" : "",
    clock.today(),
    application,
    listSetting(departments),
    name ?? "",
  ];
}

/** A list as the text of a setting, which the policies split at its commas. @throws Error where they would split an entry too */
function listSetting(entries: readonly string[]): string {
  // guard: entry-of-list-is-never-split
  if (entries.some((entry) => entry.includes(","))) throw new Error("an entry of the caller's lists has a comma");
  return entries.join(",");
}

/** A prepared statement: its name and its SQL. */
type NamedStatement = typeof IDENTIFY_STATEMENT;

interface Wire extends Omit<Connection, "bind" | "execute"> {
  bind(given: { statement: string; values: readonly string[] }): void;
  execute(given: { portal: string; rows: number }): void;
}
/** The methods by which pg sends a query and reads its answer; pg's types leave them out. */
interface QueryMethods {
  prepare(connection: Wire): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Wire): void;
}
const QueryClass = Query as unknown as new (
  config: object,
  values: unknown[],
  done: (error: Error | null, result: QueryResult) => void,
) => QueryMethods;

/**
 * A statement that is sent together with the caller's identity, on settings that are taken back: up to the one Sync they
 * are one transaction (PostgreSQL documentation, 54.2.3), and the identity ends with it.
 */
class IdentifiedQuery extends QueryClass {
  /** How many of the statements that go ahead are not completed yet. */
  #ahead = 2;
  #identity: CallerIdentity;

  constructor(
    statement: NamedStatement,
    values: unknown[],
    identity: CallerIdentity,
    done: (error: Error | null, result: QueryResult) => void,
  ) {
    super(statement, values, done);
    this.#identity = identity;
  }

  override prepare(connection: Wire): void {
    connection.bind({ statement: RESET_STATEMENT.name, values: [] });
    connection.execute({ portal: "", rows: 0 });
    connection.bind({ statement: IDENTIFY_STATEMENT.name, values: this.#identity });
    // guard: statement-is-sent-behind-who-asks
    connection.execute({ portal: "", rows: 0 });
    super.prepare(connection);
  }

  override handleDataRow(message: unknown): void {
    // guard: rows-of-identity-are-not-statements
    if (this.#ahead === 0) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Wire): void {
    if (this.#ahead === 0) super.handleCommandComplete(message, connection);
    else this.#ahead -= 1;
  }
}

const preparedClients = new WeakSet<PoolClient>();

/** SQLSTATE class 23, integrity constraint violation, by which the database refuses an act; 22021, a text that it cannot store. */
const REFUSED = /^(23|22021)/;

/**
 * Reads on a connection of the pool, as this caller if there is one. A connection on which a statement failed is closed,
 * as pg does; but not where the database refused it, since what is refused again and again must not cost others their
 * connections. Where a table has changed under the statement, it is prepared anew and asked again.
 */
export async function readOn(
  pool: Pool,
  identity: CallerIdentity | undefined,
  statement: NamedStatement,
  values: unknown[],
): Promise<unknown[]> {
  const client = await pool.connect();
  try {
    // guard: statement-is-prepared-anew
    const rows = await ask(client, identity, statement, values).catch(async (error: unknown) => {
      if (!isStalePlan(error)) throw error;
      await forgetStatement(client as unknown as Client, statement.name);
      return ask(client, identity, statement, values);
    });
    client.release();
    return rows;
  } catch (error) {
    const { code } = error as { code?: unknown };
    // guard: refused-statement-costs-no-connection
    const isUsable = REFUSED.test(String(code));
    // guard: connection-on-statement-failed-is-closed
    client.release(!isUsable && (error as Error));
    throw error;
  }
}

async function ask(
  client: PoolClient,
  identity: CallerIdentity | undefined,
  statement: NamedStatement,
  values: unknown[],
): Promise<unknown[]> {
  if (!identity) return (await client.query({ ...statement, values })).rows;
  if (!preparedClients.has(client)) {
    await client.query(RESET_STATEMENT);
    await client.query({ ...IDENTIFY_STATEMENT, values: [...identity] });
  }
  preparedClients.add(client);
  return new Promise<unknown[]>((resolve, reject) => {
    const done = (error: Error | null, result: QueryResult) => (error ? reject(error) : resolve(result.rows));
    client.query(new IdentifiedQuery(statement, values, identity, done) as never);
  });
}
