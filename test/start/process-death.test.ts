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

  it("the others continue, and the starter reports it and starts it again on its port", async () => {
    const died = childOf(starter.pid, "city/dist/main.js");
    killByPid(died);
    await starter.printed("city has ended by SIGKILL; the other processes continue. It is started again in 1 s.");
    await expectAlive(addresses);
    await untilAlive(addresses.city);
    expect(childOf(starter.pid, "city/dist/main.js")).not.toBe(died);
  });

  it("the others continue even if it is the database", async () => {
    killByPid(childOf(starter.pid, "postgres -D"));
    await starter.printed("PostgreSQL has ended; the other processes continue.");
    await expectAlive(addresses);
  });

  it("the database is not started again, and a process that cannot start without it is tried with growing pauses", async () => {
    killByPid(childOf(starter.pid, "national/dist/main.js"));
    await starter.printed("national has ended by SIGKILL; the other processes continue. It is started again in 1 s.");
    await starter.printed(
      "national could not start; it says why above; the other processes continue. It is started again in 2 s.",
    );
    expect(childrenOf(starter.pid).filter(({ command }) => command.includes("postgres -D"))).toEqual([]);
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

  // The parties and the gateway start at the same time: whichever is ready first, the others are not.
  const steps = [/PostgreSQL on port/, /(city|national|gateway) on port/];
  if (process.env.AIWORK_FAULTS === "long") steps.push(/issuers on port/);
  it.each(steps)("after it has printed `%s` ends without an error and without a remaining process", async (words) => {
    const starter = spawnStarter(cleanup, dataDirectory);
    await starter.printed(words);
    const children = childrenOf(starter.pid).map(({ pid }) => pid);
    process.kill(starter.pid, "SIGTERM");
    expect(await starter.ended).toBe(0);
    expect(await survivorsOf(children, ENDING_MS * slowdown())).toEqual([]);
    // On a busy machine it may get ready while the signal is on its way: then its one line is whole.
    if (starter.stdout() !== "") expect(JSON.parse(starter.stdout())).toMatchObject({ pid: starter.pid });
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

/** Waits until a process listens again. */
async function untilAlive(url: string): Promise<void> {
  for (let left = 400; left > 0; left--) {
    const isAlive = await fetch(new URL("/livez", url)).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isAlive) return;
    await sleep(50);
  }
  throw new Error(`nothing listens at ${url}`);
}

/** A subgraph answers only its gateway, except for health checks. */
async function expectAlive({ gateway, national }: Addresses): Promise<void> {
  for (const url of [gateway, national]) expect((await fetch(new URL("/livez", url))).status).toBe(200);
}
