import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { childrenOf } from "@aiwork/kit/starter/processes";
import { slowdown as measureSlowdown } from "@aiwork/kit/starter/slowdown";
import { askOverHttp } from "@aiwork/kit/system/ask";
import { Cleanup } from "@aiwork/kit/system/cleanup";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";

/** Limits on two idle cores: seconds to the first answer, and megabytes of the three idle processes together. */
const LIMITS = { cold: 20, warm: 8, memory: 450 };
const IDLE_MS = 5_000;
const REPORT =
  '{ planProgress(fiscalYear: 2013, through: "2013-10") { total { users { cumulativeActual } placedPersons { cumulativeActual } } } }';

interface Addresses {
  gateway: string;
  pid: number;
}

/** Measures `npm start` in an unbuilt copy of the committed files, then a second start, then the idle memory. */
async function measure(dataSet: string): Promise<Record<"cold" | "warm" | "memory" | "slowdown", number>> {
  await using cleanup = new Cleanup();
  const clone = mkdtempSync(join(tmpdir(), "aiwork-bench-"));
  cleanup.defer(() => rm(clone, { recursive: true, force: true }));
  chmodSync(clone, 0o755);
  execFileSync("git", ["clone", "--quiet", REPOSITORY_ROOT, clone]);
  execFileSync("cp", ["-al", join(REPOSITORY_ROOT, "node_modules"), join(clone, "node_modules")]);
  const slowdown = measureSlowdown();
  const cold = await startOnce(clone, dataSet);
  await cold.stop();
  const warm = await startOnce(clone, dataSet);
  await wait(IDLE_MS);
  const memory = residentMegabytes(warm.addresses.pid);
  await warm.stop();
  return { cold: cold.seconds, warm: warm.seconds, memory, slowdown };
}

async function startOnce(clone: string, dataSet: string) {
  const begun = performance.now();
  const env = { ...process.env, PORT: "0", LOG_LEVEL: "warn", INIT_CWD: clone };
  const npm = spawn("npm", ["start", "--silent", "--", "--json", "--data", dataSet], {
    cwd: clone,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const addresses = await firstLine(npm);
  const { errors } = await askOverHttp(addresses.gateway, REPORT);
  if (errors.length > 0) throw new Error("the first answer has errors");
  const seconds = (performance.now() - begun) / 1000;
  const ended = new Promise((resolve) => npm.once("exit", resolve));
  const stop = async () => {
    process.kill(addresses.pid, "SIGTERM");
    await ended;
  };
  return { addresses, seconds, stop };
}

function firstLine(npm: ChildProcess): Promise<Addresses> {
  return new Promise((resolve, reject) => {
    let output = "";
    npm.stdout?.on("data", (chunk) => {
      output += chunk;
      if (output.includes("\n")) resolve(JSON.parse(output));
    });
    npm.once("exit", () => reject(new Error("the starter ended")));
  });
}

/** The memory of the starter's Node.js processes: gateway, city and national. */
function residentMegabytes(starter: number): number {
  const kilobytes = childrenOf(starter)
    .filter(({ command }) => command.includes("dist/main.js"))
    .map(({ pid }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0));
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

async function main(): Promise<void> {
  const measured = await measure("demo");
  const { slowdown } = measured;
  const rows = [
    { what: "cold start to the first answer, s", measured: measured.cold, limit: LIMITS.cold * slowdown },
    { what: "warm start to the first answer, s", measured: measured.warm, limit: LIMITS.warm * slowdown },
    { what: "idle memory of the three processes, MB", measured: measured.memory, limit: LIMITS.memory },
  ].map((row) => ({ ...row, measured: Number(row.measured.toFixed(1)), limit: Number(row.limit.toFixed(1)) }));
  const held = rows.every((row) => row.measured <= row.limit);
  if (process.argv.includes("--json"))
    console.log(JSON.stringify({ rows, slowdown: Number(slowdown.toFixed(2)), held }));
  else console.table(rows);
  if (process.argv.includes("--check") && !held) process.exit(1);
}

void main();
