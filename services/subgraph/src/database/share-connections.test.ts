import { join } from "node:path";
import { testCaller } from "@aiwork/kit/access/test-caller";
import { Scratch } from "@aiwork/kit/postgres/scratch";
import { provisionDatabase } from "@aiwork/postgres/provision-database";
import { businessClock } from "@aiwork/server/clock/business-clock";
import { type CallerDatabases, createCallerDatabases, partyLogins } from "./caller-databases";
import type { CallerDeadline } from "./caller-deadline";
import { CallerTurns } from "./caller-turns";
import type { CallerDatabase } from "./connect-database";
import { inTransaction } from "./in-transaction";
import { shareConnections } from "./share-connections";

jest.setTimeout(60_000);

const SECRET = "only-in-this-test";
const SLOW = { name: "slow", text: "select pg_sleep(0.5)" };
const WHO = { name: "who", text: "select current_setting('aiwork.subject') as who" };
const MANY = Array.from({ length: 24 });

describe("a pool of connections", () => {
  const scratch = new Scratch();
  let databases: CallerDatabases;
  const as = (subject: string, deadline?: CallerDeadline) =>
    databases.databaseFor(testCaller({ role: "city.counselor", subject }), "", deadline);
  beforeAll(async () => {
    const { adminUrl } = await scratch.postgres(join(scratch.directory(), "postgres"));
    const logins = partyLogins("CITY", SECRET);
    const url = await provisionDatabase(adminUrl, { database: "shared", role: "shared", password: "p", logins });
    const access = { party: "CITY", servicePointRoles: new Set<string>() } as const;
    databases = createCallerDatabases({ name: "city", access, entities: [] }, url, SECRET, businessClock());
    await as("other").read(WHO);
  });
  afterAll(async () => {
    await databases?.close();
    await scratch.dispose();
  });

  it.each([
    ["statements", () => as("one").read(SLOW)],
    ["transactions", () => inTransaction(as("one"), (db) => db.query(SLOW.text))],
  ])("answers others at once while one caller's many %s wait for each other", async (_, ask) => {
    const asking = MANY.map(ask);
    await new Promise((done) => setTimeout(done, 50));
    const begun = performance.now();
    expect(await as("other").read(WHO)).toEqual([{ who: "other" }]);
    expect(performance.now() - begun).toBeLessThan(400);
    await Promise.all(asking);
    expect(performance.now() - begun).toBeGreaterThan(2_000);
  });

  it("takes no connection for what nobody waits for any more when its turn comes", async () => {
    const { signal: clientClosed } = new AbortController();
    const asking = MANY.map(() => as("one", { endsAt: performance.now() + 800, clientClosed }).read(SLOW));
    const begun = performance.now();
    const outcomes = await Promise.allSettled(asking);
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(MANY.length - 8);
  });

  it("gives a place back when a transaction has no connection", async () => {
    const runner = { connect: () => Promise.reject(new Error("no connection")), release: async () => {} };
    const pool = { runner: async () => runner } as unknown as CallerDatabase;
    const away = shareConnections(pool, "one", new CallerTurns({ running: 1, waiting: 1 }));
    for (let i = 0; i < 3; i++) await expect(inTransaction(away, async () => null)).rejects.toThrow("no connection");
  });
});
