import "reflect-metadata";
import { createHash } from "node:crypto";
import { type Pool, types } from "pg";
import { DataSource, type EntityTarget, type MigrationInterface, type ObjectLiteral, type QueryRunner } from "typeorm";
import { readAs } from "../login/identified-query";
import type { Identity } from "../login/identity-settings";
import { type PoolName, pools } from "./pool";
import { refuseFault } from "./refuse-fault";
import { UnreachableDatabase } from "./unreachable-database";

/** pg would turn a date into a JS Date, which may be a day off in Tokyo: dates stay text. */
types.setTypeParser(types.builtins.DATE, (text) => text);

/** A statement that is prepared once per connection, under its name. */
export interface Statement {
  name: string;
  text: string;
}

/** A database as a caller sees it. */
export interface Desk {
  /** For hot reads. */
  read<Row>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
  /** For a transaction on the primary. */
  runner(): Promise<QueryRunner>;
  /** Identifies the database, whoever the caller is. */
  readonly source: object;
  /** The caller, for the policies of row-level security; undefined for the owner. */
  readonly identity?: Identity;
}

export interface Database extends Desk {
  /** For entities, migrations and loading. */
  readonly dataSource: DataSource;
  /** The same database for a caller. */
  as(identity: Identity): Desk;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url: string;
  pool: PoolName;
  applicationName: string;
  entities?: EntityTarget<ObjectLiteral>[];
  migrations?: (new () => MigrationInterface)[];
}

/** PostgreSQL truncates names at 63 bytes, so that two long names may become the same. */
function shorten(name: string): string {
  return Buffer.byteLength(name) < 64
    ? name
    : `${Buffer.from(name).subarray(0, 30)}#${createHash("sha1").update(name).digest("hex").slice(0, 24)}`;
}

/** @throws UnreachableDatabase, whose message says what to do and does not contain the address */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const patience = pools[options.pool];
  const dataSource = new DataSource({
    type: "postgres",
    url: options.url,
    applicationName: options.applicationName,
    entities: (options.entities ?? []) as never[],
    migrations: options.migrations ?? [],
    migrationsTransactionMode: "each",
    installExtensions: false,
    synchronize: false,
    logging: false,
    poolSize: patience.size,
    poolErrorHandler: () => {},
    extra: {
      connectionTimeoutMillis: patience.connect,
      query_timeout: patience.query || undefined,
      statement_timeout: patience.statement || undefined,
      lock_timeout: patience.lock || undefined,
      idle_in_transaction_session_timeout: patience.idleInTransaction || undefined,
      keepAlive: true,
      options: `-c plan_cache_mode=${patience.plans}`,
    },
  });
  await dataSource.initialize().catch((error: unknown) => {
    throw new UnreachableDatabase(options.applicationName, error);
  });
  const pool = (dataSource.driver as unknown as { master: Pool }).master;
  const runner = async () => dataSource.createQueryRunner("master");
  return {
    dataSource,
    source: dataSource,
    runner,
    read: async <Row>({ name, text }: Statement, values: readonly unknown[] = []) =>
      (await pool.query({ name: shorten(name), text, values: [...values] }).catch(refuseFault)).rows as Row[],
    as: (identity) => ({
      identity,
      source: dataSource,
      runner,
      read: async <Row>({ name, text }: Statement, values: readonly unknown[] = []) =>
        (await readAs(pool, identity, { name: shorten(name), text }, [...values]).catch(refuseFault)) as Row[],
    }),
    close: () => dataSource.destroy(),
  };
}
