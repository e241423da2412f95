import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { childOf, childrenOf, cpuSecondsOf, survivorsOf } from "@aiwork/kit/starter/processes";
import { slowdown } from "@aiwork/kit/starter/slowdown";
import { type Addresses, newDataDirectory, type Starter, spawnStarter } from "@aiwork/kit/starter/spawn-starter";
import { askOverHttp } from "@aiwork/kit/system/ask";
import { Cleanup } from "@aiwork/kit/system/cleanup";

const REPORT = `{
  planProgress(fiscalYear: 2013, through: "2013-10") {
    rows { users { cumulativeActual } placedPersons { cumulativeActual } }
  }
}`;

const REPORTING_CLIENT_SECRET = "s".repeat(40);

describe("a start", () => {
  const cleanup = new Cleanup();
  const dataDirectory = newDataDirectory(cleanup);
  let starter: Starter;
  let addresses: Addresses;

  beforeAll(async () => {
    starter = spawnStarter(cleanup, dataDirectory, { REPORTING_CLIENT_SECRET });
    addresses = await starter.ready();
  });
  afterAll(() => cleanup[Symbol.asyncDispose]());

  it("prints exactly one line, with the addresses and its process id", () => {
    const issuers = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/);
    const line = { gateway: address(), city: address(), national: address(), issuers, pid: starter.pid };
    expect(addresses).toEqual(line);
    expect(starter.stdout()).toBe(`${JSON.stringify(addresses)}\n`);
  });

  it("prints everything else to standard error", () => {
    for (const what of ["PostgreSQL", "issuers", "city", "national", "gateway"].map((name) => `${name} on port`))
      expect(starter.stderr()).toContain(what);
  });

  it("writes its addresses to its data directory", () => {
    expect(JSON.parse(readFileSync(join(dataDirectory, "running.json"), "utf8"))).toEqual(addresses);
  });

  it("runs the database, the issuers, both subgraphs and the gateway in processes of their own", () => {
    const servers = ["issuers/main.js", "city/dist/main.js", "national/dist/main.js", "gateway/dist/main.js"];
    const pids = ["postgres -D", ...servers].map((program) => childOf(starter.pid, program));
    expect(new Set([starter.pid, ...pids]).size).toBe(6);
  });

  const itOnLinux = process.platform === "linux" ? it : it.skip;
  itOnLinux("hands the secret of a reporting client to the issuers alone", () => {
    const knowing = childrenOf(starter.pid).filter(({ pid }) =>
      readFileSync(`/proc/${pid}/environ`, "utf8").includes(REPORTING_CLIENT_SECRET),
    );
    expect(knowing.map(({ command }) => command.split("/").slice(-2).join("/"))).toEqual(["issuers/main.js"]);
  });

  it("answers the report of both parties over the gateway", async () => {
    const { data, errors } = await askOverHttp(addresses.gateway, REPORT);
    expect(errors).toEqual([]);
    expect(data.planProgress.rows.length).toBeGreaterThan(0);
    for (const row of data.planProgress.rows)
      expect([typeof row.users.cumulativeActual, typeof row.placedPersons.cumulativeActual]).toEqual([
        "number",
        "number",
      ]);
  });

  it("refuses a data directory that is in use, with a sentence", async () => {
    const second = spawnStarter(cleanup, dataDirectory);
    expect(await second.ended).toBe(1);
    expect(second.stdout()).toBe("");
    expect(second.stderr()).toMatch(
      new RegExp(`runs already \\(process ${starter.pid}\\): stop it, or set AIWORK_DATA_DIR`),
    );
    expect((await askOverHttp(addresses.gateway, "{ __typename }")).status).toBe(200);
  });

  it("runs until SIGTERM, and leaves nothing behind", async () => {
    const children = childrenOf(starter.pid).map(({ pid }) => pid);
    process.kill(starter.pid, "SIGTERM");
    expect(await starter.ended).toBe(0);
    expect(await survivorsOf(children, 2_000 * slowdown())).toEqual([]);
    expect(starter.stdout()).toBe(`${JSON.stringify(addresses)}\n`);
    for (const file of ["running.json", "starter.pid"]) expect(existsSync(join(dataDirectory, file))).toBe(false);
  });

  it("is ready again with the data it had, for no more than 8 s of two cores, and ends at Ctrl-C", async () => {
    const slow = slowdown();
    const again = spawnStarter(cleanup, dataDirectory);
    const { gateway } = await again.ready();
    await askOverHttp(gateway, REPORT);
    // What other programs compute meanwhile costs it time, but hardly CPU time.
    expect(cpuSecondsOf(again.pid)).toBeLessThan(2 * 8 * Math.max(slow, slowdown()));
    expect(again.stderr()).toContain("with its data in");
    const children = childrenOf(again.pid).map(({ pid }) => pid);
    process.kill(-again.pid, "SIGINT");
    expect(await again.ended).toBe(0);
    expect(await survivorsOf(children, 2_000 * slowdown())).toEqual([]);
  });
});

function address(): unknown {
  return expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/);
}
