import { businessClock } from "@aiwork/server/clock/business-clock";
import type { Language } from "@aiwork/server/errors/error-codes";
import { readRequestContext } from "@aiwork/server/http/request-context";
import { ANONYMOUS } from "@aiwork/server/identity/caller";
import { AccessLog } from "@aiwork/subgraph/access-log/access-log";
import type { Database } from "@aiwork/subgraph/database/connect-database";
import { migrate, sqlMigrations } from "@aiwork/subgraph/database/migrations";
import { defineMutation, type MutationInput } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { GraphQLError } from "graphql";
import { createEmptyDatabase, type EmptyDatabase } from "../postgres/empty-database";
import { testReceiptSigner } from "../receipts/test-receipt-signers";

/** A database with the idempotency keys' table of both parties, and a table `thing` for mutations. Dispose it. */
export interface MutationBench extends AsyncDisposable {
  empty: EmptyDatabase;
  database: Database;
  /** The context of a caller's request. */
  contextOf(subject: string | null, more?: { language?: Language; database?: Database }): SubgraphContext;
  count(table: "thing" | "idempotency_key"): Promise<number>;
}

const THING = `create table thing (
  id uuid primary key default gen_random_uuid(), version integer not null default 1, owner text, label text not null,
  marks text[] not null default '{}', detail jsonb not null default '{}')`;

export async function createMutationBench(): Promise<MutationBench> {
  const empty = await createEmptyDatabase();
  const migrations = sqlMigrations([], ["20261125090000-idempotency-key", "20261206040000-key-of-login"]);
  const database = await empty.open({ migrations });
  await migrate(database);
  await database.dataSource.query(THING);
  const receiptSigner = await testReceiptSigner("CITY");
  return {
    empty,
    database,
    contextOf: (subject, { language = "ja", ...more } = {}) => ({
      ...readRequestContext({ "accept-language": language }, { ...ANONYMOUS, subject }),
      database,
      clock: businessClock("2013-10-31"),
      receiptSigner,
      accessLog: new AccessLog(),
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

export interface AddThingInput extends MutationInput {
  label: string;
}

/** The simplest mutation: it inserts one row. */
export const addThing = defineMutation("noteThing", async (db, { label }: AddThingInput) => {
  const [{ id }] = await db.query("insert into thing (label) values ($1) returning id", [label]);
  return { thingId: id as string };
});

const MAX_TRIES = 20;

/** Sends again after OVERLOADED or TIMEOUT, as a client with an idempotency key does. */
export async function retryWhileOverloaded<Answer>(send: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      return await send();
    } catch (error) {
      const code = error instanceof GraphQLError && error.extensions.code;
      if ((code !== "OVERLOADED" && code !== "TIMEOUT") || tries === MAX_TRIES) throw error;
    }
  }
}
