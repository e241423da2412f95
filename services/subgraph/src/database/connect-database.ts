import "reflect-metadata";
import { createHash } from "node:crypto";
import { type Pool, types } from "pg";
import { DataSource, type EntityTarget, type MigrationInterface, type ObjectLiteral, type QueryRunner } from "typeorm";
import { throwDatabaseError, UnreachableDatabase } from "./database.errors";
import { type CallerIdentity, readOn } from "./identified-query";
import { PooledClient, sessionOptions } from "./pooled-client";

/** How long PostgreSQL waits before it checks for a deadlock, in milliseconds; lock_timeout is a little longer. */
const DEADLOCK_TIMEOUT = 1_000;

const INTERACTIVE = {
  /** One plan serves all values: planning again costs more than the statement, and policies double that cost. */
  plans: "force_generic_plan",
  connect: 800,
  query: 1_500,
  statement: 1_200,
  lock: DEADLOCK_TIMEOUT + 100,
  idleInTransaction: 5_000,
};

/** Reporting clients wait for one another, and for long: `gateway/src/subgraph/request-deadline.ts` gives them 9 s. */
const REPORTS = { connect: 7_500, query: 8_500, statement: 8_000 };

/**
 * The connection pools of a database, each with its size and its timeouts in milliseconds. Callers' pools correspond to
 * the login classes: 39 connections in all, of the 100 that a server has.
 */
export const poolSettings = {
  staff: { size: 12, ...INTERACTIVE },
  peer: { size: 6, ...INTERACTIVE },
  self: { size: 6, ...INTERACTIVE },
  public: { size: 8, ...INTERACTIVE },
  joint: { size: 3, ...INTERACTIVE },
  report: { size: 2, ...INTERACTIVE, ...REPORTS },
  audit: { size: 2, ...INTERACTIVE },
  /** Writes access records: one connection for all requests; reads do not wait for it. */
  recorder: { size: 1, ...INTERACTIVE },
  /** The owner's pool, for tests. */
  interactive: { size: 10, ...INTERACTIVE },
  /** Migrations and data sets run without a time limit. */
  maintenance: { size: 2, plans: "auto", connect: 3_000, query: 0, statement: 0, lock: 0, idleInTransaction: 0 },
} as const;

export type PoolName = keyof typeof poolSettings;

/** pg would turn a date into a JS Date, which may be a day off in Tokyo: dates stay text. */
types.setTypeParser(types.builtins.DATE, (text) => text);

/** A statement that is prepared once per connection, under its name. */
export interface Statement {
  name: string;
  text: string;
}

/** A database as a caller sees it. */
export interface CallerDatabase {
  /** For hot reads. */
  read<Row>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
  /** For a transaction on the primary. */
  runner(): Promise<QueryRunner>;
  /** Identifies the database, whoever the caller is. */
  readonly source: object;
  /** The caller, for the policies of row-level security; undefined for the owner. */
  readonly identity?: CallerIdentity;
}

export interface Database extends CallerDatabase {
  /** For entities, migrations and loading. */
  readonly dataSource: DataSource;
  /** The same database for a caller. */
  as(identity: CallerIdentity): CallerDatabase;
  close(): Promise<void>;
}

interface DatabaseOptions {
  url: string;
  pool: PoolName;
  applicationName: string;
  entities?: EntityTarget<ObjectLiteral>[];
  migrations?: (new () => MigrationInterface)[];
  /** Called for each new connection whose login the database refuses. */
  onRefused?: () => void;
}

/** PostgreSQL truncates names at 63 bytes, so that two long names may become the same. */
function shorten(name: string): string {
  return Buffer.byteLength(name) < 64
    ? name
    : `${Buffer.from(name).subarray(0, 30)}#${createHash("sha1").update(name).digest("hex").slice(0, 24)}`;
}

/**
 * Opens a pool's first connection. A caller waits for one for less than a second; a start, which would end by a moment in
 * which the database is busy, tries again for as long as migrations wait. @throws UnreachableDatabase
 */
async function openAtStart(dataSource: DataSource, applicationName: string): Promise<void> {
  const until = performance.now() + poolSettings.maintenance.connect;
  for (;;) {
    try {
      await dataSource.initialize();
      return;
    } catch (error) {
      const isLate = /timeout/i.test((error as Error).message);
      // guard: start-tries-again-where-database-is-late
      if (!isLate || performance.now() >= until) throw new UnreachableDatabase(applicationName, error);
    }
  }
}

/** @throws UnreachableDatabase, whose message says what to do and does not contain the address */
export async function connectDatabase(options: DatabaseOptions): Promise<Database> {
  const settings = poolSettings[options.pool];
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
    poolSize: settings.size,
    poolErrorHandler: () => {},
    extra: {
      connectionTimeoutMillis: settings.connect,
      query_timeout: settings.query || undefined,
      keepAlive: true,
      Client: PooledClient,
      onRefused: options.onRefused,
      options: sessionOptions({
        plan_cache_mode: settings.plans,
        statement_timeout: String(settings.statement),
        lock_timeout: String(settings.lock),
        idle_in_transaction_session_timeout: String(settings.idleInTransaction),
      }),
    },
  });
  await openAtStart(dataSource, options.applicationName);
  const pool = (dataSource.driver as unknown as { master: Pool }).master;
  const runner = async () => dataSource.createQueryRunner("master");
  const as = (identity?: CallerIdentity) => ({
    source: dataSource,
    runner,
    read: async <Row>({ name, text }: Statement, values: readonly unknown[] = []) =>
      (await readOn(pool, identity, { name: shorten(name), text }, [...values]).catch(throwDatabaseError)) as Row[],
  });
  return {
    ...as(),
    dataSource,
    as: (identity) => ({ ...as(identity), identity }),
    close: () => dataSource.destroy(),
  };
}
