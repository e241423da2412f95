import { join } from "node:path";
import { Readings } from "../access-record/readings";
import { businessClock } from "../clock/business-clock";
import { migrate } from "../database/migrate";
import type { Database } from "../database/open-database";
import { sqlMigrations } from "../database/sql-migrations";
import { ANONYMOUS } from "../identity/caller";
import type { Language } from "../refusal/error-code";
import { readRequestContext } from "../request/request-context";
import type { SubgraphContext } from "../server/subgraph-context";
import { type EmptyDatabase, openEmptyDatabase } from "./open-empty-database";
import { testSeals } from "./test-seals";

/** A database with the idempotency keys' table of both parties, and a table `thing` for mutations. Dispose it. */
export interface ActBench extends AsyncDisposable {
  empty: EmptyDatabase;
  database: Database;
  /** The context of a caller's request. */
  contextOf(subject: string | null, more?: { language?: Language; database?: Database }): SubgraphContext;
  count(table: "thing" | "idempotency_key"): Promise<number>;
}

const THING = `create table thing (
  id uuid primary key default gen_random_uuid(), version integer not null default 1, owner text, label text not null,
  marks text[] not null default '{}', detail jsonb not null default '{}')`;

export async function openActBench(): Promise<ActBench> {
  const empty = await openEmptyDatabase();
  const migrations = sqlMigrations(join(__dirname, "../../../city/migrations"), ["20261125090000-idempotency-key"]);
  const database = await empty.open({ migrations });
  await migrate(database);
  await database.dataSource.query(THING);
  const seals = await testSeals("CITY");
  return {
    empty,
    database,
    contextOf: (subject, { language = "ja", ...more } = {}) => ({
      ...readRequestContext({ "accept-language": language }, { ...ANONYMOUS, subject }),
      database,
      clock: businessClock("2013-10-31"),
      seals,
      readings: new Readings(),
      snapshot: {},
      ...more,
    }),
    count: async (table) => {
      const [{ count }] = await database.dataSource.query(`select count(*)::int from ${table}`);
      return count;
    },
    [Symbol.asyncDispose]: () => empty[Symbol.asyncDispose](),
  };
}
