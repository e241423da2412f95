import { spawn } from "node:child_process";
import { mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const lock = join(root, ".turbo/build.lock");

/** Builds the workspaces that one machine runs; turbo skips what has not changed. Two starts at once build one after the other. */
export async function build() {
  await takeLock();
  try {
    await runTurbo(["run", "build", "--filter=@aiwork/local...", "--output-logs=errors-only", "--no-update-notifier"]);
  } finally {
    rmSync(lock, { force: true });
  }
}

async function takeLock() {
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try {
      return writeSync(openSync(lock, "wx"), String(process.pid));
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      if (!isAlive(holder())) rmSync(lock, { force: true });
      else await wait(100);
    }
  }
}

function holder() {
  try {
    return Number(readFileSync(lock, "utf8")) || process.pid;
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Its words are told only when it fails. */
function runTurbo(args) {
  const turbo = createRequire(import.meta.url).resolve("turbo/bin/turbo");
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };
  const child = spawn(process.execPath, [turbo, ...args], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  const words = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => words.push(chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) return resolve();
      process.stderr.write(Buffer.concat(words));
      reject(new Error("The build failed; see above."));
    });
  });
}
