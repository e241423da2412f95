import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expectNoLeaks, watchForLeaks } from "../canary/canary";
import type { Cleanup } from "../system/cleanup";
import { childrenOf, killByPid, survivorsOf } from "./processes";

const PROGRAM = require.resolve("@aiwork/local/main");
/** The time that a busy machine may take; not a promised limit. */
const TIMEOUT_MS = 120_000;
/** Variables of npm and of the test runner, which the starter under test must not see. */
const INHERITED_BY_TESTS =
  /^(npm_|INIT_CWD$|PORT$|HOST$|LOG_LEVEL$|NODE_ENV$|AIWORK_|CITY_|NATIONAL_|SUBGRAPH_|LOGIN_|ACCESS_|ISSUERS_|AUTH$|PG)/;

export interface Addresses {
  gateway: string;
  city: string;
  national: string;
  issuers: string;
  pid: number;
}

export interface Starter {
  pid: number;
  stdout(): string;
  stderr(): string;
  /** Waits for the line on standard output. @throws Error if the starter ends before */
  ready(): Promise<Addresses>;
  /** Waits until its standard error contains these words. @throws Error if it ends before, or after two minutes */
  printed(words: string | RegExp): Promise<void>;
  /** Resolves to its exit code, or to the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>;
}

/** Creates a data directory that every account may enter, with spaces and Japanese in its name. */
export function newDataDirectory(cleanup: Cleanup): string {
  const directory = mkdtempSync(join(tmpdir(), "aiwork あいワーク start-"));
  chmodSync(directory, 0o755);
  cleanup.defer(() => rmSync(directory, { recursive: true, force: true }));
  return join(directory, "data");
}

/**
 * Runs the starter on any free ports, in a process group of its own; it ends with the cleanup.
 * @param program the starter's compiled program, by default `deploy/local/dist/main.js`
 */
export function spawnStarter(
  cleanup: Cleanup,
  dataDirectory: string,
  environment: Record<string, string | undefined> = {},
  args: readonly string[] = ["--data", "seed", "--json"],
  program = PROGRAM,
): Starter {
  const inherited = Object.entries(process.env).filter(([name]) => !INHERITED_BY_TESTS.test(name));
  const own = { PORT: "0", LOG_LEVEL: "warn", AIWORK_DATA_DIR: dataDirectory, ...environment };
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...Object.fromEntries(inherited), ...own },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const { pid = 0 } = child;
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (output.stdout += chunk));
  child.stderr.on("data", (chunk) => (output.stderr += chunk));
  let over = false;
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once("exit", (code, signal) => {
      over = true;
      resolve(code ?? signal);
    });
  });
  cleanup.defer(() => {
    for (const line of `${output.stdout}${output.stderr}`.split("\n")) watchForLeaks(`of a starter: ${line}`, line);
    expectNoLeaks();
  });
  cleanup.defer(async () => {
    if (over) return;
    const all = [pid, ...childrenOf(pid).map((each) => each.pid)];
    child.kill("SIGTERM");
    for (const survivor of await survivorsOf(all, TIMEOUT_MS)) killByPid(survivor.pid);
  });
  const until = async (happened: () => boolean, what: string) => {
    for (const end = Date.now() + TIMEOUT_MS; !happened(); await sleep(20))
      if (over || Date.now() > end) throw new Error(`The starter did not ${what}. Its output:\n${output.stderr}`);
  };
  return {
    pid,
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    ready: async () => {
      await until(() => output.stdout.includes("\n"), "get ready");
      return JSON.parse(output.stdout);
    },
    printed: (words) => until(() => output.stderr.search(words) >= 0, `print "${words}"`),
    ended,
  };
}
