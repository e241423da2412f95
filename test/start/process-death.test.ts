import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { childOf, childrenOf, killByPid, survivorsOf } from "@aiwork/kit/starter/processes";
import { slowdown } from "@aiwork/kit/starter/slowdown";
import { type Addresses, newDataDirectory, type Starter, spawnStarter } from "@aiwork/kit/starter/spawn-starter";
import { askOverHttp } from "@aiwork/kit/system/ask";
import { Cleanup } from "@aiwork/kit/system/cleanup";

/** The time that a process may take to end after its parent has ended. */
const ENDING_MS = 8_000;

describe("when one process dies", () => {
  const cleanup = new Cleanup();
  const dataDirectory = newDataDirectory(cleanup);
  let starter: Starter;
  let addresses: Addresses;

  beforeAll(async () => {
    starter = spawnStarter(cleanup, dataDirectory);
    addresses = await starter.ready();
  });
  afterAll(() => cleanup[Symbol.asyncDispose]());

  it("the others continue, and the starter reports it", async () => {
    killByPid(childOf(starter.pid, "city/dist/main.js"));
    await starter.printed("city has ended by SIGKILL; the other processes continue.");
    await expectAlive(addresses);
  });

  it("the others continue even if it is the database", async () => {
    killByPid(childOf(starter.pid, "postgres -D"));
    await starter.printed("PostgreSQL has ended; the other processes continue.");
    await expectAlive(addresses);
  });

  it("it is not restarted", async () => {
    await sleep(500);
    const commands = childrenOf(starter.pid).map(({ command }) => command);
    expect(commands.filter((command) => /city\/dist\/main\.js|postgres -D/.test(command))).toEqual([]);
  });

  it("no process remains if it is the starter", async () => {
    const children = childrenOf(starter.pid).map(({ pid }) => pid);
    killByPid(starter.pid);
    await starter.ended;
    expect(await survivorsOf(children, ENDING_MS * slowdown())).toEqual([]);
  });

  it("the next start works on the data left behind, and leaves no database after SIGKILL either", async () => {
    const next = spawnStarter(cleanup, dataDirectory);
    const { gateway } = await next.ready();
    const { errors } = await askOverHttp(gateway, '{ planProgress(fiscalYear: 2013, through: "2013-10") { eraName } }');
    expect(errors).toEqual([]);
    const children = childrenOf(next.pid).map(({ pid }) => pid);
    expect(children.length).toBeGreaterThanOrEqual(5);
    killByPid(next.pid);
    expect(await survivorsOf(children, ENDING_MS * slowdown())).toEqual([]);
  });
});

describe("a start that is interrupted", () => {
  const cleanup = new Cleanup();
  const dataDirectory = newDataDirectory(cleanup);
  afterAll(() => cleanup[Symbol.asyncDispose]());

  const steps = ["PostgreSQL on port", "national on port"];
  if (process.env.AIWORK_FAULTS === "long") steps.push("issuers on port", "city on port");
  it.each(steps)("after it has printed `%s` ends without an error and without a remaining process", async (words) => {
    const starter = spawnStarter(cleanup, dataDirectory);
    await starter.printed(words);
    const children = childrenOf(starter.pid).map(({ pid }) => pid);
    process.kill(starter.pid, "SIGTERM");
    expect(await starter.ended).toBe(0);
    expect(await survivorsOf(children, ENDING_MS * slowdown())).toEqual([]);
    expect(starter.stdout()).toBe("");
    expect(starter.stderr()).not.toMatch(/Error| at |could not start/);
  });
});

describe("a lock left by a starter that was killed", () => {
  const cleanup = new Cleanup();
  afterAll(() => cleanup[Symbol.asyncDispose]());

  const itOnLinux = process.platform === "linux" ? it : it.skip;
  itOnLinux("is ignored if its process id now belongs to another program", async () => {
    const dataDirectory = newDataDirectory(cleanup);
    mkdirSync(dataDirectory);
    writeFileSync(join(dataDirectory, "starter.pid"), `${process.pid} 1`);
    const starter = spawnStarter(cleanup, dataDirectory);
    await starter.printed("PostgreSQL on port");
  });
});

/** A subgraph answers only its gateway, except for health checks. */
async function expectAlive({ gateway, national }: Addresses): Promise<void> {
  for (const url of [gateway, national]) expect((await fetch(new URL("/livez", url))).status).toBe(200);
}
