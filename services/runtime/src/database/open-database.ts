import "reflect-metadata";
import { createHash } from "node:crypto";
import { type Pool, types } from "pg";
import { DataSource, type EntityTarget, type MigrationInterface, type ObjectLiteral, type QueryRunner } from "typeorm";
import { readAs } from "../login/identified-query";
import type { Identity } from "../login/identity-settings";
import { type PoolName, pools } from "./pool";
import { refuseFault } from "./refuse-fault";
import { UnreachableDatabase } from "./unreachable-database";

/** pg makes a JS Date of a day, which slips by one in Tokyo: days stay text. */
types.setTypeParser(types.builtins.DATE, (text) => text);

/** A statement prepared once per connection under its name. */
export interface Statement {
  name: string;
  text: string;
}

/** A database as somebody's work sees it. */
export interface Desk {
  /** For hot reads. */
  read<Row>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
  /** For a transaction on the primary. */
  runner(): Promise<QueryRunner>;
  /** Stands for the database, whoever asks. */
  readonly source: object;
  /** Whose work it is, for the policies of row-level security; the owner's own has none. */
  readonly identity?: Identity;
}

export interface Database extends Desk {
  /** For entities, migrations and loading. */
  readonly dataSource: DataSource;
  /** The same, for a caller. */
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

/** PostgreSQL cuts names at 63 bytes, and two that are cut alike are one to it. */
function shorten(name: string): string {
  return Buffer.byteLength(name) < 64
    ? name
    : `${Buffer.from(name).subarray(0, 30)}#${createHash("sha1").update(name).digest("hex").slice(0, 24)}`;
}

/** @throws UnreachableDatabase with a sentence that says what to do, and no address. */
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
