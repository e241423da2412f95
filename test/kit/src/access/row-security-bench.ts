import { randomBytes } from "node:crypto";
import { provisionDatabase } from "@aiwork/postgres/provision-database";
import { businessClock } from "@aiwork/server/clock/business-clock";
import {
  type LoginClass,
  loginClassOf,
  loginUrl,
  type PartyRoles,
  type RECORDER,
} from "@aiwork/subgraph/database/caller-databases";
import { connectDatabase } from "@aiwork/subgraph/database/connect-database";
import { type CallerIdentity, callerIdentity, IDENTIFY_STATEMENT } from "@aiwork/subgraph/database/identified-query";
import { migrate } from "@aiwork/subgraph/database/migrations";
import { setBusinessDay } from "@aiwork/subgraph/database/trial-day";
import type { Party } from "@aiwork/subgraph/serve/party";
import { Client } from "pg";
import { dropDatabase } from "../postgres/clone-database";
import { loginsOfRun, TEMPLATE_PASSWORD } from "../postgres/party-template";
import { postgresOfRun } from "../postgres/postgres-of-run";
import { type CallerClaims, testCaller } from "./test-caller";

// biome-ignore lint/suspicious/noExplicitAny: a row's shape is its statement's, which the test spells out next to it.
type Row = any;
type Query = (text: string, values?: unknown[]) => Promise<Row[]>;

/** A party's empty tables, as their owner and the party's logins reach them: SQL alone. Dispose it. */
export interface RowSecurityBench extends AsyncDisposable {
  owner: Query;
  /** Runs one statement in a transaction of its own, with this caller's identity, through the login of the caller's class. */
  as(who: CallerClaims, ...query: Parameters<Query>): Promise<Row[]>;
  /** The login of a class, without a transaction or an identity. */
  login(login: LoginClass | typeof RECORDER): Promise<Query>;
  identity(who: CallerClaims): CallerIdentity;
  /** The business day is the server's from now on, and no longer the one that each caller states. */
  entersService(): Promise<void>;
}

/** Runs all migrations of the party, and loads its reference data. */
export async function createRowSecurityBench(
  roles: PartyRoles,
  { migrations, loadReferenceData }: Pick<Party, "migrations" | "loadReferenceData">,
  today: string,
): Promise<RowSecurityBench> {
  const name = `logins_${randomBytes(6).toString("hex")}`;
  const url = await provisionDatabase(postgresOfRun(), {
    database: name,
    role: name,
    password: TEMPLATE_PASSWORD,
    logins: loginsOfRun(roles.party),
  });
  const database = await connectDatabase({ url, pool: "maintenance", applicationName: "test", migrations });
  await migrate(database);
  await setBusinessDay(database, true);
  await loadReferenceData?.(database.dataSource.manager);
  const clients = new Map<string, Promise<Client>>();
  const connect = async (login: string) => {
    const client = new Client({ connectionString: loginUrl(url, roles.party, login as LoginClass, TEMPLATE_PASSWORD) });
    await client.connect();
    return client;
  };
  const clientOf = (login: string) => {
    const known = clients.get(login) ?? connect(login);
    clients.set(login, known);
    return known;
  };
  const clock = businessClock(today);
  const identity = (who: CallerClaims) => callerIdentity(testCaller(who), clock, roles.servicePointRoles);
  return {
    owner: (...query) => database.dataSource.query(...query),
    identity,
    entersService: () => setBusinessDay(database, false),
    login: async (login) => {
      const client = await clientOf(login);
      return async (text, values) => (await client.query(text, values)).rows;
    },
    as: async (who, text, values) => {
      const client = await clientOf(loginClassOf(testCaller(who), roles));
      await client.query("begin");
      try {
        await client.query(IDENTIFY_STATEMENT.text, [...identity(who)]);
        const { rows } = await client.query(text, values);
        await client.query("commit");
        return rows;
      } catch (error) {
        await client.query("rollback");
        throw error;
      }
    },
    [Symbol.asyncDispose]: async () => {
      for (const client of clients.values()) await (await client).end();
      await database.close();
      await dropDatabase(postgresOfRun(), name);
    },
  };
}

/** Runs a statement that writes: "done", "nothing" where it changed no row, or else the SQLSTATE of its error. */
export async function writeOutcome(
  bench: RowSecurityBench,
  who: CallerClaims,
  text: string,
  values: readonly unknown[] = [],
): Promise<string> {
  try {
    return (await bench.as(who, `${text} returning 1`, [...values])).length > 0 ? "done" : "nothing";
  } catch (error) {
    return (error as { code: string }).code;
  }
}
