import { type Connection, type Pool, type PoolClient, Query, type QueryResult } from "pg";
import { IDENTIFY, type Identity } from "./identity-settings";

/** A prepared statement: its name and its SQL. */
type NamedStatement = typeof IDENTIFY;

interface Wire extends Omit<Connection, "bind" | "execute"> {
  bind(given: { statement: string; values: readonly string[] }): void;
  execute(given: { portal: string; rows: number }): void;
}
/** The methods by which pg sends a query and reads its answer; pg's types leave them out. */
interface Sending {
  prepare(connection: Wire): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Wire): void;
}
const SentQuery = Query as unknown as new (
  config: object,
  values: unknown[],
  done: (error: Error | null, result: QueryResult) => void,
) => Sending;

/**
 * A statement that is sent together with the caller's identity: up to the one Sync both are one transaction
 * (PostgreSQL documentation, 54.2.3), and the identity ends with it.
 */
class IdentifiedQuery extends SentQuery {
  #isIdentified = false;
  #identity: Identity;

  constructor(
    statement: NamedStatement,
    values: unknown[],
    identity: Identity,
    done: (error: Error | null, result: QueryResult) => void,
  ) {
    super(statement, values, done);
    this.#identity = identity;
  }

  override prepare(connection: Wire): void {
    connection.bind({ statement: IDENTIFY.name, values: this.#identity });
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

const prepared = new WeakSet<PoolClient>();
/** The pending statement fails with the same error. Without a listener Node would exit: a pool listens only to idle connections. */
const noteLoss = () => {};

/** Reads as this caller, on a connection of the caller's login class. A connection on which a statement failed is closed, as pg does. */
export async function readAs(
  pool: Pool,
  identity: Identity,
  statement: NamedStatement,
  values: unknown[],
): Promise<unknown[]> {
  const client = await pool.connect();
  // guard: connection-is-lost-under-reading
  client.on("error", noteLoss);
  try {
    if (!prepared.has(client)) await client.query({ ...IDENTIFY, values: [...identity] });
    prepared.add(client);
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
    client.off("error", noteLoss);
  }
}
