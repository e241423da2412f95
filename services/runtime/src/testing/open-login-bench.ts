import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { Client } from "pg";
import { businessClock } from "../clock/business-clock";
import { migrate } from "../database/migrate";
import { openDatabase } from "../database/open-database";
import { sqlMigrations } from "../database/sql-migrations";
import { IDENTIFY, type Identity, identityOf } from "../login/identity-settings";
import { type Duties, type LoginClass, loginClassOf } from "../login/login-class";
import { loginsOf, loginUrl, type RECORDER } from "../login/login-url";
import { dropDatabase } from "../postgres/clone-database";
import { provisionDatabase } from "../postgres/provision-database";
import { postgresOfRun } from "./postgres-of-run";
import { PASSWORD } from "./template-of-party";
import { type Posing, testCaller } from "./test-caller";

// biome-ignore lint/suspicious/noExplicitAny: a row's shape is its statement's, which the test spells out next to it.
type Row = any;
type Query = (text: string, values?: unknown[]) => Promise<Row[]>;

/** A party's empty tables, as their owner and the party's logins reach them: SQL alone. Dispose it. */
export interface LoginBench extends AsyncDisposable {
  owner: Query;
  /** Runs one statement in a transaction of its own, with this caller's identity, through the login of the caller's class. */
  as(who: Posing, ...asked: Parameters<Query>): Promise<Row[]>;
  /** The login of a class, without a transaction or an identity. */
  login(login: LoginClass | typeof RECORDER): Promise<Query>;
  identity(who: Posing): Identity;
}

/** @param folder the party's migrations, which are all run */
export async function openLoginBench(duties: Duties, folder: string, today: string): Promise<LoginBench> {
  const name = `logins_${randomBytes(6).toString("hex")}`;
  const url = await provisionDatabase(postgresOfRun(), {
    database: name,
    role: name,
    password: PASSWORD,
    logins: { names: loginsOf(duties.party), password: PASSWORD },
  });
  const names = readdirSync(folder).map((file) => file.replace(/\.sql$/, ""));
  const migrations = sqlMigrations(folder, names.sort());
  const database = await openDatabase({ url, pool: "interactive", applicationName: "test", migrations });
  await migrate(database);
  const clients = new Map<string, Promise<Client>>();
  const connect = async (login: string) => {
    const client = new Client({ connectionString: loginUrl(url, duties.party, login as LoginClass, PASSWORD) });
    await client.connect();
    return client;
  };
  const clientOf = (login: string) => {
    const known = clients.get(login) ?? connect(login);
    clients.set(login, known);
    return known;
  };
  const clock = businessClock(today);
  const identity = (who: Posing) => identityOf(testCaller(who), clock, duties.servicePointRoles);
  return {
    owner: (...asked) => database.dataSource.query(...asked),
    identity,
    login: async (login) => {
      const client = await clientOf(login);
      return async (text, values) => (await client.query(text, values)).rows;
    },
    as: async (who, text, values) => {
      const client = await clientOf(loginClassOf(testCaller(who), duties));
      await client.query("begin");
      try {
        await client.query(IDENTIFY.text, [...identity(who)]);
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
