import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ask } from "../ask";
import { Cleanup } from "../cleanup";
import { childOf, childrenOf, killByPid, survivorsOf } from "./processes";
import { slowdown } from "./slowdown";
import { type Addresses, newDataDirectory, type Starter, spawnStarter } from "./spawn-starter";

/** A process may take so long to end by itself once nobody holds it. */
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

  it("the others go on, and the starter says so", async () => {
    killByPid(childOf(starter.pid, "city/dist/main.js"));
    await starter.said("city has ended by SIGKILL; the other processes continue.");
    await expectAlive(addresses);
  });

  it("also when it is the database", async () => {
    killByPid(childOf(starter.pid, "postgres -D"));
    await starter.said("PostgreSQL has ended; the other processes continue.");
    await expectAlive(addresses);
  });

  it("it is not started again", async () => {
    await sleep(500);
    const commands = childrenOf(starter.pid).map(({ command }) => command);
    expect(commands.filter((command) => /city\/dist\/main\.js|postgres -D/.test(command))).toEqual([]);
  });

  it("the starter too, nothing of it goes on", async () => {
    const children = childrenOf(starter.pid).map(({ pid }) => pid);
    killByPid(starter.pid);
    await starter.ended;
    expect(await survivorsOf(children, ENDING_MS * slowdown())).toEqual([]);
  });

  it("the next start works on what they left, and leaves no database after kill -9 either", async () => {
    const next = spawnStarter(cleanup, dataDirectory);
    const { gateway } = await next.ready();
    const { errors } = await ask(gateway, '{ planProgress(fiscalYear: 2013, through: "2013-10") { eraName } }');
    expect(errors).toEqual([]);
    const children = childrenOf(next.pid).map(({ pid }) => pid);
    expect(children.length).toBeGreaterThanOrEqual(5);
    killByPid(next.pid);
    expect(await survivorsOf(children, ENDING_MS * slowdown())).toEqual([]);
  });
});

describe("a start that is stopped", () => {
  const cleanup = new Cleanup();
  const dataDirectory = newDataDirectory(cleanup);
  afterAll(() => cleanup[Symbol.asyncDispose]());

  const steps = ["PostgreSQL on port", "national on port"];
  if (process.env.AIWORK_FAULTS === "long") steps.push("issuers on port", "city on port");
  it.each(steps)("right after it has said `%s` ends without a fault and without a process left", async (words) => {
    const starter = spawnStarter(cleanup, dataDirectory);
    await starter.said(words);
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
  itOnLinux("does not hold when its process id is another program's by now", async () => {
    const dataDirectory = newDataDirectory(cleanup);
    mkdirSync(dataDirectory);
    writeFileSync(join(dataDirectory, "starter.pid"), `${process.pid} 1`);
    const starter = spawnStarter(cleanup, dataDirectory);
    await starter.said("PostgreSQL on port");
  });
});

/** A subgraph answers its gateway alone; whether it lives, anyone. */
async function expectAlive({ gateway, national }: Addresses): Promise<void> {
  for (const url of [gateway, national]) expect((await fetch(new URL("/livez", url))).status).toBe(200);
}
