import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Scratch } from "@aiwork/kit/postgres/scratch";
import { asAdmin } from "@aiwork/postgres/as-admin";
import { provisionDatabase } from "@aiwork/postgres/provision-database";
import { createLog } from "@aiwork/server/telemetry/log";
import { Client } from "pg";
import { loginUrl, partyLogins } from "./caller-databases";
import { watchLogins } from "./watch-logins";

jest.setTimeout(60_000);

describe("a stolen login", () => {
  const scratch = new Scratch();
  const SECRET = "only-in-this-test";
  let adminUrl = "";
  let url = "";
  beforeAll(async () => {
    adminUrl = (await scratch.postgres(join(scratch.directory(), "postgres"))).adminUrl;
    const logins = partyLogins("CITY", SECRET);
    url = await provisionDatabase(adminUrl, { database: "held", role: "held", password: "p", logins });
  });
  afterAll(() => scratch.dispose());

  /** A connection that lifts its time limits; "ended" is when the database has ended it. */
  async function holding(connectionString: string, ...statements: string[]) {
    const client = new Client({ connectionString });
    const held = { client, state: "open" };
    client.on("error", () => {
      held.state = "ended";
    });
    await client.connect();
    await client.query("set idle_in_transaction_session_timeout = 0; set transaction_timeout = 0");
    for (const statement of statements) await client.query(statement);
    return held;
  }

  const watch = () => {
    const own = { name: "city", party: "CITY", url, secret: SECRET } as const;
    return watchLogins(own, createLog("city", "silent"), { longest: "1 second", periodMs: 100 });
  };

  it("loses its connection when its transaction stays open, and no other one is ended", async () => {
    const login = loginUrl(url, "CITY", "self", SECRET);
    const foreign = await provisionDatabase(adminUrl, { database: "other", role: "other", password: "p" });
    const [open, late, idle, owners, others] = await Promise.all([
      holding(login, "begin", "select 1"),
      holding(login),
      holding(login, "begin", "commit"),
      holding(url, "begin", "select 1"),
      holding(foreign, "begin", "select 1"),
    ]);
    const watching = watch();
    await wait(1_500);
    await late.client.query("begin");
    await wait(300);
    expect([open, late, idle, owners, others].map(({ state }) => state)).toEqual([
      "ended",
      "open",
      "open",
      "open",
      "open",
    ]);
    await watching.stop();
    for (const { client } of [late, idle, owners, others]) await client.end();
  });

  it("keeps nothing that it set for its next connections, under a running process", async () => {
    const login = loginUrl(url, "CITY", "self", SECRET);
    await asAdmin(login, async (self) => {
      await self.query("alter role city_self set transaction_timeout = '1ms'");
      await self.query("alter role city_self in database held set work_mem = '64kB'");
    });
    const watching = watch();
    await wait(1_000);
    await watching.stop();
    const settings = await asAdmin(adminUrl, (admin) =>
      admin.query("select from pg_db_role_setting where setrole <> 0"),
    );
    expect(settings.rowCount).toBe(0);
  });

  it("ends no transactions itself", async () => {
    const { client } = await holding(loginUrl(url, "CITY", "staff", SECRET));
    await expect(client.query("select end_long_transactions('0 seconds')")).rejects.toMatchObject({ code: "42501" });
    await client.end();
  });
});
