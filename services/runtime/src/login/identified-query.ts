import { type Connection, type Pool, type PoolClient, Query, type QueryResult } from "pg";
import type { Statement } from "../database/open-database";
import { IDENTIFY, type Identity } from "./identity-settings";

interface Wire extends Omit<Connection, "bind" | "execute"> {
  bind(given: { statement: string; values: readonly string[] }): void;
  execute(given: { portal: string; rows: number }): void;
}
/** What pg's own query does when it is sent and answered; its types leave this out. */
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
 * A statement that is sent behind the caller's identity in one message: up to its one Sync both are one transaction
 * (PostgreSQL, 54.2.3), which the identity does not outlive.
 */
class IdentifiedQuery extends SentQuery {
  #isIdentified = false;
  #identity: Identity;

  constructor(
    statement: Statement,
    values: unknown[],
    identity: Identity,
    done: (error: Error | null, result: QueryResult) => void,
  ) {
    super(statement, values, done);
    this.#identity = identity;
  }

  override prepare(connection: Wire): void {
    connection.bind({ statement: IDENTIFY.name, values: this.#identity });
    connection.execute({ portal: "", rows: 0 });
    super.prepare(connection);
  }

  override handleDataRow(message: unknown): void {
    if (this.#isIdentified) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Wire): void {
    if (this.#isIdentified) super.handleCommandComplete(message, connection);
    else this.#isIdentified = true;
  }
}

const prepared = new WeakSet<PoolClient>();
/** The statement under way is told too; a pool listens only to connections that nobody holds, and Node ends otherwise. */
const noteLoss = () => {};

/** Reads as this caller, on a connection of the caller's class; one on which a statement failed is closed, as pg does. */
export async function readAs(
  pool: Pool,
  identity: Identity,
  statement: Statement,
  values: unknown[],
): Promise<unknown[]> {
  const client = await pool.connect();
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
    client.release(error as Error);
    throw error;
  } finally {
    client.off("error", noteLoss);
  }
}
