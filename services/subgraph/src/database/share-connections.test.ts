import { join } from "node:path";
import { testCaller } from "@aiwork/kit/access/test-caller";
import { Scratch } from "@aiwork/kit/postgres/scratch";
import { WAITING_FOR_LOCKS } from "@aiwork/kit/postgres/waiting-for-locks";
import { provisionDatabase } from "@aiwork/postgres/provision-database";
import { businessClock } from "@aiwork/server/clock/business-clock";
import { type CallerDatabases, createCallerDatabases, partyLogins } from "./caller-databases";
import type { CallerDeadline } from "./caller-deadline";
import { CallerTurns } from "./caller-turns";
import { type CallerDatabase, connectDatabase, type Database } from "./connect-database";
import { inTransaction } from "./in-transaction";
import { shareConnections } from "./share-connections";

jest.setTimeout(60_000);

const SECRET = "only-in-this-test";
const HELD = { name: "held", text: "select from held" };
const WHO = { name: "who", text: "select current_setting('aiwork.subject') as who" };
/** Of the twelve connections of staff. */
const SHARE = 4;
const MANY = Array.from({ length: 24 });

describe("a pool of connections", () => {
  const scratch = new Scratch();
  let databases: CallerDatabases;
  let owner: Database;
  const as = (subject: string, deadline?: CallerDeadline) =>
    databases.databaseFor(testCaller({ role: "city.counselor", subject }), "", deadline);
  beforeAll(async () => {
    const { adminUrl } = await scratch.postgres(join(scratch.directory(), "postgres"));
    const logins = partyLogins("CITY", SECRET);
    const url = await provisionDatabase(adminUrl, { database: "shared", role: "shared", password: "p", logins });
    owner = await connectDatabase({ url, pool: "maintenance", applicationName: "test" });
    await owner.dataSource.query("create table held (); grant select on held to city_staff");
    const access = { party: "CITY", servicePointRoles: new Set<string>() } as const;
    databases = createCallerDatabases({ name: "city", access, entities: [] }, url, SECRET, businessClock());
  });
  afterAll(async () => {
    await Promise.all([databases?.close(), owner?.close()]);
    await scratch.dispose();
  });

  /** Holds a table while `during` runs, when so many statements wait for it. */
  async function holding(ask: () => Promise<unknown>, during: () => Promise<void>) {
    // All connections are open already.
    await Promise.all(["a", "b", "c"].flatMap((subject) => MANY.slice(0, SHARE).map(() => as(subject).read(WHO))));
    const keeper = owner.dataSource.createQueryRunner();
    await keeper.startTransaction();
    await keeper.query("lock table held");
    const asking = Promise.allSettled(MANY.map(ask));
    const waiting = async () => (await keeper.query(WAITING_FOR_LOCKS)).length;
    while ((await waiting()) < SHARE) await new Promise(setImmediate);
    await during();
    expect(await waiting()).toBeLessThanOrEqual(SHARE);
    await keeper.rollbackTransaction();
    await keeper.release();
    return asking;
  }

  it.each([
    ["statements", () => as("one").read(HELD)],
    ["transactions", () => inTransaction(as("one"), (db) => db.query(HELD.text))],
  ])("answers others while one caller's many %s wait for each other", async (_, ask) => {
    await holding(ask, async () => expect(await as("other").read(WHO)).toEqual([{ who: "other" }]));
  });

  it("takes no connection for what nobody waits for any more when its turn comes", async () => {
    const client = new AbortController();
    const deadline = { endsAt: undefined, clientClosed: client.signal };
    const outcomes = await holding(
      () => as("one", deadline).read(HELD),
      async () => client.abort(),
    );
    const tooLate = { reason: { extensions: { refusal: "ANSWER_TOO_LATE" } } };
    expect(outcomes.slice(SHARE)).toMatchObject(Array(MANY.length - SHARE).fill(tooLate));
  });

  it("gives a place back when a transaction has no connection", async () => {
    const runner = { connect: () => Promise.reject(new Error("no connection")), release: async () => {} };
    const pool = { runner: async () => runner } as unknown as CallerDatabase;
    const away = shareConnections(pool, "one", new CallerTurns({ running: 1, waiting: 1 }));
    for (let i = 0; i < 3; i++) await expect(inTransaction(away, async () => null)).rejects.toThrow("no connection");
  });
});
