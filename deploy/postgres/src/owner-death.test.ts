import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { Scratch } from "@aiwork/kit/postgres/scratch";
import { transformFileSync } from "@swc/core";
import { readServerState } from "./server-state";

type Started = { pid: number; port: number; adopted: boolean; dataDir: string };

jest.setTimeout(30_000);

describe("an embedded PostgreSQL whose owner is killed by kill -9", () => {
  const scratch = new Scratch();
  afterEach(() => scratch.dispose());

  /** Starts another process from these sources, transpiled: a clean clone has no dist. */
  function spawnOwner(dataDir: string): ChildProcess {
    const code = scratch.directory();
    for (const name of readdirSync(__dirname).filter((file) => /(?<!\.test)\.ts$/.test(file))) {
      const options = {
        jsc: { parser: { syntax: "typescript" }, target: "es2022" },
        module: { type: "commonjs" },
      } as const;
      writeFileSync(join(code, name.replace(/ts$/, "js")), transformFileSync(join(__dirname, name), options).code);
    }
    const script = `
      require(process.argv[1]).startEmbeddedPostgres({ dataDir: process.argv[2] })
        .then(({ adminUrl, ...rest }) => console.log(JSON.stringify(rest)));
      setInterval(() => {}, 1000);`;
    const owner = spawn(process.execPath, ["-e", script, join(code, "start-embedded-postgres.js"), dataDir], {
      env: { ...process.env, NODE_PATH: dirname(dirname(require.resolve("pg/package.json"))) },
      stdio: ["ignore", "pipe", "inherit"],
    });
    scratch.later(() => owner.kill("SIGKILL"));
    return owner;
  }

  async function startedBy(owner: ChildProcess): Promise<Started> {
    if (!owner.stdout) throw new Error("The owner has no output.");
    const [line] = await once(createInterface({ input: owner.stdout }), "line");
    const started = JSON.parse(line) as Started;
    scratch.later(() => runs(started) && process.kill(started.pid, "SIGQUIT"));
    return started;
  }

  async function kill(owner: ChildProcess): Promise<void> {
    const exit = once(owner, "exit");
    owner.kill("SIGKILL");
    await exit;
  }

  function killWatchdogOf(owner: ChildProcess): void {
    const processes = execFileSync("ps", ["-A", "-o", "pid=,ppid=,comm="], { encoding: "utf8" });
    const watchdog = processes.split("\n").find((line) => new RegExp(`^ *\\d+ +${owner.pid} .*sh$`).test(line));
    process.kill(Number.parseInt(watchdog ?? "none", 10), "SIGKILL");
  }

  function runs({ dataDir, pid }: Started): boolean {
    return readServerState(join(dataDir, "cluster"))?.pid === pid;
  }

  async function until(happened: () => boolean): Promise<void> {
    for (const end = Date.now() + 10_000; !happened(); await sleep(5)) {
      if (Date.now() > end) throw new Error("It did not happen within 10 s.");
    }
  }

  it("is stopped by the watchdog, which leaves no claim", async () => {
    const owner = spawnOwner(join(scratch.directory(), "postgres"));
    const started = await startedBy(owner);
    expect(runs(started)).toBe(true);

    await kill(owner);

    await until(() => !runs(started));
    await until(() => !readdirSync(started.dataDir).some((name) => name.startsWith("server-")));
  });

  it("is adopted by the next start, which can stop it, when the watchdog is killed too", async () => {
    const dataDir = join(scratch.directory(), "postgres");
    const owner = spawnOwner(dataDir);
    const started = await startedBy(owner);
    killWatchdogOf(owner);
    await kill(owner);
    expect(runs(started)).toBe(true);

    const adopted = await scratch.postgres(dataDir);

    expect(adopted).toMatchObject({ adopted: true, fresh: false, pid: started.pid, port: started.port });
    await adopted.stop();
    expect(runs(started)).toBe(false);
  });

  it("is adopted by the next start after 5 s when the watchdog is killed while it stops the server", async () => {
    const dataDir = join(scratch.directory(), "postgres");
    const owner = spawnOwner(dataDir);
    const started = await startedBy(owner);
    killWatchdogOf(owner);
    await kill(owner);
    const claim = join(started.dataDir, `server-${started.pid}-owner-${owner.pid}`);
    renameSync(claim, `${claim}-ending`);

    expect(await scratch.postgres(dataDir)).toMatchObject({ adopted: true, pid: started.pid });
  });

  it("has a watchdog again when it is adopted", async () => {
    const dataDir = join(scratch.directory(), "postgres");
    const first = spawnOwner(dataDir);
    await startedBy(first);
    killWatchdogOf(first);
    await kill(first);
    const second = spawnOwner(dataDir);
    const adopted = await startedBy(second);
    expect(adopted.adopted).toBe(true);

    await kill(second);

    await until(() => !runs(adopted));
  });

  it("stays for a start at the same instant", async () => {
    const dataDir = join(scratch.directory(), "postgres");
    const owner = spawnOwner(dataDir);
    await startedBy(owner);
    await kill(owner);

    const next = await scratch.postgres(dataDir);

    await sleep(300);
    expect(runs(next)).toBe(true);
  });

  it("is created anew by the next start when its cluster was half-made", async () => {
    const dataDir = join(scratch.directory(), "postgres");
    const owner = spawnOwner(dataDir);
    await until(() => drafts(dataDir).some((draft) => existsSync(join(dataDir, draft, "cluster", "PG_VERSION"))));
    await kill(owner);
    expect(existsSync(join(dataDir, "cluster"))).toBe(false);

    const next = await scratch.postgres(dataDir);

    expect(next).toMatchObject({ fresh: true, adopted: false });
  });

  function drafts(dataDir: string): string[] {
    return existsSync(dataDir) ? readdirSync(dataDir).filter((name) => name.startsWith("draft-")) : [];
  }
});
