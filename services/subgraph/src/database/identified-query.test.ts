import { testCaller } from "@aiwork/kit/access/test-caller";
import { createEmptyDatabase, type EmptyDatabase } from "@aiwork/kit/postgres/empty-database";
import { startPostgresProxy } from "@aiwork/kit/postgres/postgres-proxy";
import { businessClock } from "@aiwork/server/clock/business-clock";
import type { CallerDatabase, Database } from "./connect-database";
import { callerIdentity } from "./identified-query";
import { inTransaction } from "./in-transaction";

const WHO = { name: "who", text: "select current_setting('aiwork.subject', true) as who, pg_backend_pid() as pid" };
const FAILS = { name: "fails", text: "select 1 / $1::int" };

const identityFor = (subject: string) =>
  callerIdentity(testCaller({ role: "city.counselor", subject }), businessClock("2013-10-31"), new Set());

let empty: EmptyDatabase;
/** With one connection, so that the next query uses the same one. */
let single: Database;
beforeAll(async () => {
  empty = await createEmptyDatabase();
  single = await empty.open({ pool: "recorder" });
});
afterAll(() => empty?.[Symbol.asyncDispose]());

async function who(database: CallerDatabase): Promise<{ who: string | null; pid: number }> {
  const [row] = await database.read<{ who: string | null; pid: number }>(WHO);
  if (!row) throw new Error("nothing was answered");
  return row;
}

describe("a query as a caller", () => {
  it("carries the caller's identity, which does not remain on the connection", async () => {
    const first = await who(single.as(identityFor("花子")));
    const next = await who(single);
    expect([first.who, next.who]).toEqual(["花子", ""]);
    expect(next.pid).toBe(first.pid);
  });

  it("sets the whole identity, and returns only the statement's own rows", async () => {
    const names = ["role", "party", "subject", "seeker", "points", "everywhere", "today"];
    const columns = names.map((name) => `current_setting('aiwork.${name}') as ${name}`);
    const caller = testCaller({ role: "city.counselor", subject: "s", servicePoints: ["shiroishi", "nishi"] });
    const clock = businessClock("2013-10-31");
    const all = { name: "all", text: `select ${columns.join(", ")}` };
    const settings = { role: "city.counselor", party: "CITY", subject: "s", seeker: "", points: "shiroishi,nishi" };
    expect(await single.as(callerIdentity(caller, clock, new Set(["city.counselor"]))).read(all)).toEqual([
      { ...settings, everywhere: "", today: "2013-10-31" },
    ]);
    expect(await single.as(callerIdentity(caller, clock, new Set())).read(all)).toMatchObject([
      { points: "", everywhere: "on" },
    ]);
    expect(await single.as(identityFor("s")).read({ name: "none", text: "select where false" })).toEqual([]);
  });

  it("is refused where the policies would take one entry of a list for two", () => {
    const clock = businessClock("2013-10-31");
    const bound = new Set(["city.counselor"]);
    for (const lists of [{ servicePoints: ["shiroishi,toyohira"] }, { departments: ["A,B"] }])
      expect(() => callerIdentity(testCaller({ role: "city.counselor", ...lists }), clock, bound)).toThrow("comma");
  });

  it("returns a caller's own rows under a policy, and none without an identity", async () => {
    const { dataSource } = await empty.open();
    await dataSource.query(`create table file (owner text); insert into file values ('a'), ('b');
      alter table file enable row level security; alter table file force row level security;
      create policy own on file using (owner = nullif(current_setting('aiwork.subject', true), ''))`);
    const files = { name: "files", text: "select owner from file" };
    expect(await single.as(identityFor("a")).read(files)).toEqual([{ owner: "a" }]);
    expect(await single.read(files)).toEqual([]);
    expect(await single.as(identityFor("b")).read(files)).toEqual([{ owner: "b" }]);
  });

  it("takes one round trip", async () => {
    await using proxy = await startPostgresProxy(empty.url);
    const far = await empty.open({ pool: "recorder", url: proxy.url });
    let ready = 0;
    proxy.fateOf = (said) => {
      ready += said.split("Z\u0000\u0000\u0000\u0005").length - 1;
      return "arrives";
    };
    await who(far.as(identityFor("a")));
    ready = 0;
    for (const subject of ["a", "b", "c"]) expect((await who(far.as(identityFor(subject)))).who).toBe(subject);
    expect(ready).toBe(3);
  });

  it.each([
    ["it fails", FAILS, [0]],
    ["it cannot be parsed", { name: "unreadable", text: "selec 1" }, []],
    ["a value cannot be sent", { name: "unsent", text: "select $1::text" }, [unwritable()]],
  ])("closes its connection, and leaves no identity, when %s", async (_, statement, values) => {
    const before = await who(single);
    await expect(single.as(identityFor("花子")).read(statement, values)).rejects.toThrow();
    const after = await who(single);
    expect(after.who ?? "").toBe("");
    expect(after.pid).not.toBe(before.pid);
    expect((await who(single.as(identityFor("次郎")))).who).toBe("次郎");
  });

  it("is not confused with another whose name has the same first 63 bytes", async () => {
    const caller = single.as(identityFor("a"));
    const long = "あ".repeat(30);
    const [one, two] = [1, 2].map((n) => ({ name: `${long}${n}`, text: `select ${n} as n` }));
    for (const _ of [1, 2]) {
      expect(await caller.read(one ?? WHO)).toEqual([{ n: 1 }]);
      expect(await caller.read(two ?? WHO)).toEqual([{ n: 2 }]);
    }
  });

  it("times out when the server is slow or its answer does not come, and the next query is answered", async () => {
    const slow = { extensions: { code: "TIMEOUT", refusal: "DATABASE_SLOW" } };
    const sleeping = single.as(identityFor("a")).read({ name: "sleep", text: "select pg_sleep(30)" });
    await expect(sleeping).rejects.toMatchObject(slow);
    await using proxy = await startPostgresProxy(empty.url);
    const far = await empty.open({ pool: "recorder", url: proxy.url });
    await who(far.as(identityFor("a")));
    proxy.fateOf = () => "held";
    await expect(who(far.as(identityFor("a")))).rejects.toMatchObject(slow);
    proxy.fateOf = () => "arrives";
    expect((await who(far.as(identityFor("b")))).who).toBe("b");
  });

  it("answers SUBGRAPH_UNAVAILABLE when its connection is lost, and the next query is answered", async () => {
    await using proxy = await startPostgresProxy(empty.url);
    const far = await empty.open({ pool: "recorder", url: proxy.url });
    await who(far.as(identityFor("a")));
    proxy.fateOf = () => "cut";
    const away = { extensions: { code: "SUBGRAPH_UNAVAILABLE" } };
    await expect(who(far.as(identityFor("a")))).rejects.toMatchObject(away);
    proxy.fateOf = () => "arrives";
    expect((await who(far.as(identityFor("b")))).who).toBe("b");
  });

  it("is answered on the next connection when a fast restart ends one in the moment in which it is handed out", async () => {
    await using proxy = await startPostgresProxy(empty.url);
    const far = await empty.open({ pool: "interactive", url: proxy.url });
    await who(far.as(identityFor("a")));
    proxy.fateOf = (said) => (said.includes("server_version") ? "last" : "arrives");
    const away = { extensions: { code: "SUBGRAPH_UNAVAILABLE", refusal: "DATABASE_AWAY" } };
    const asking = Array.from({ length: 4 }, () => who(far.as(identityFor("a"))));
    const outcomes = await Promise.allSettled(asking);
    const lost = outcomes.filter(({ status }) => status === "rejected");
    expect(lost.length).toBeGreaterThan(0);
    for (const outcome of lost) expect(outcome).toMatchObject({ reason: away });
    await expect(inTransaction(far.as(identityFor("a")), (db) => db.query("select 1"))).resolves.toBeDefined();
    proxy.fateOf = () => "arrives";
    expect((await who(far.as(identityFor("b")))).who).toBe("b");
  });

  it("is prepared anew and answered when a column has changed its type since", async () => {
    const { dataSource } = await empty.open();
    await dataSource.query("create table wage (amount int); insert into wage values (7)");
    const wages = { name: "wages", text: "select amount from wage" };
    const read = () => Promise.all([single.as(identityFor("a")), single].map((database) => database.read(wages)));
    expect(await read()).toEqual([[{ amount: 7 }], [{ amount: 7 }]]);
    const { pid } = await who(single);
    await dataSource.query("alter table wage alter column amount type text");
    expect(await read()).toEqual([[{ amount: "7" }], [{ amount: "7" }]]);
    expect((await who(single)).pid).toBe(pid);
  });

  it("keeps its own identity while others query, on connections that are reused", async () => {
    const two = await empty.open({ pool: "maintenance" });
    const subjects = Array.from({ length: 30 }, (_, i) => `subject ${i}`);
    const rows = await Promise.all(subjects.map((subject) => who(two.as(identityFor(subject)))));
    expect(rows.map((row) => row.who)).toEqual(subjects);
    expect(new Set(rows.map(({ pid }) => pid)).size).toBeLessThanOrEqual(2);
  });
});

describe("a transaction as a caller", () => {
  it("carries the caller's identity, which does not remain after commit or rollback", async () => {
    const caller = single.as(identityFor("花子"));
    const [row] = await inTransaction(caller, (db) => db.query(WHO.text));
    expect(row.who).toBe("花子");
    expect((await who(single)).who).toBe("");
    await expect(inTransaction(caller, (db) => db.query("select 1 / 0"))).rejects.toThrow();
    expect((await who(single)).who).toBe("");
  });

  it("has no identity when it is the owner's", async () => {
    const [row] = await inTransaction(single, (db) => db.query(WHO.text));
    expect(row.who ?? "").toBe("");
  });
});

function unwritable() {
  return {
    toPostgres: () => {
      throw new Error("it cannot be written");
    },
  };
}
