import type { BusinessClock } from "@aiwork/server/clock/business-clock";
import type { Caller } from "@aiwork/server/identity/caller";
import { type Connection, type Pool, type PoolClient, Query, type QueryResult } from "pg";

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
    set_config('aiwork.departments', $9, true)`,
};

/** The values of IDENTIFY. */
export type CallerIdentity = readonly string[];

/** The values of a caller; a role that is not bound to service points is `everywhere`. @param application the program and the trace id */
export function callerIdentity(
  caller: Caller,
  clock: BusinessClock,
  servicePointRoles: ReadonlySet<string>,
  application = "",
): CallerIdentity {
  const { role, party, subject, seekerId, servicePoints, departments } = caller;
  // guard: role-is-bound-to-service-points
  const isEverywhere = party !== null && !servicePointRoles.has(role);
  return [
    role,
    party ?? "",
    subject ?? "",
    seekerId ?? "",
    servicePoints.join(","),
    isEverywhere ? "on" : "",
    clock.today(),
    application,
    departments.join(","),
  ];
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
 * A statement that is sent together with the caller's identity: up to the one Sync both are one transaction
 * (PostgreSQL documentation, 54.2.3), and the identity ends with it.
 */
class IdentifiedQuery extends QueryClass {
  #isIdentified = false;
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
    connection.bind({ statement: IDENTIFY_STATEMENT.name, values: this.#identity });
    // guard: statement-is-sent-behind-who-asks
    connection.execute({ portal: "", rows: 0 });
    super.prepare(connection);
  }

  override handleDataRow(message: unknown): void {
    // guard: rows-of-identity-are-not-statements
    if (this.#isIdentified) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Wire): void {
    if (this.#isIdentified) super.handleCommandComplete(message, connection);
    else this.#isIdentified = true;
  }
}

const preparedClients = new WeakSet<PoolClient>();
/** The pending statement fails with the same error. Without a listener Node would exit: a pool listens only to idle connections. */
const ignoreLoss = () => {};

/** Reads as this caller, on a connection of the caller's login class. A connection on which a statement failed is closed, as pg does. */
export async function readAs(
  pool: Pool,
  identity: CallerIdentity,
  statement: NamedStatement,
  values: unknown[],
): Promise<unknown[]> {
  const client = await pool.connect();
  // guard: connection-is-lost-under-reading
  client.on("error", ignoreLoss);
  try {
    if (!preparedClients.has(client)) await client.query({ ...IDENTIFY_STATEMENT, values: [...identity] });
    preparedClients.add(client);
    const rows = await new Promise<unknown[]>((resolve, reject) => {
      const done = (error: Error | null, result: QueryResult) => (error ? reject(error) : resolve(result.rows));
      client.query(new IdentifiedQuery(statement, values, identity, done) as never);
    });
    client.release();
    return rows;
  } catch (error) {
    // guard: connection-on-statement-failed-is-closed
    client.release(error as Error);
    throw error;
  } finally {
    client.off("error", ignoreLoss);
  }
}
