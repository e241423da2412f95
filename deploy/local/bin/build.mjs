import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const lock = join(root, ".turbo/build.lock");
const built = join(root, "deploy/local/dist/main.js");
/** No build takes this long: an older lock is stale, and its process id may belong to another program by now. */
const STALE_MS = 180_000;

/** Builds the workspaces that run on one machine; turbo skips what has not changed. Concurrent starts build one after the other. */
export async function build() {
  if (!(await takeLock())) return;
  try {
    await runTurbo(["run", "build", "--filter=@aiwork/local...", "--output-logs=errors-only", "--no-update-notifier"]);
  } finally {
    rmSync(lock, { force: true });
  }
}

/** False when this user may not build here and a build exists. */
async function takeLock() {
  for (;;) {
    try {
      mkdirSync(dirname(lock), { recursive: true });
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      return true;
    } catch (error) {
      if (["EACCES", "EPERM", "EROFS"].includes(error.code) && existsSync(built)) return false;
      if (error.code !== "EEXIST") throw new Error(`${root} cannot be built: ${error.message}.`);
      if (isStale()) rmSync(lock, { force: true });
      else await wait(100);
    }
  }
}

/** Whether the process that took the lock has ended. */
function isStale() {
  try {
    const holder = Number(readFileSync(lock, "utf8"));
    const old = Date.now() - statSync(lock).mtimeMs > STALE_MS;
    return old || holder === process.pid || (holder > 0 && !isAlive(holder));
  } catch {
    return false;
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Prints turbo's output only when it fails. A signal ends it with all its child processes. */
function runTurbo(args) {
  const turbo = createRequire(import.meta.url).resolve("turbo/bin/turbo");
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };
  const options = { cwd: root, env, stdio: ["ignore", "pipe", "pipe"], detached: process.platform !== "win32" };
  const child = spawn(process.execPath, [turbo, ...args], options);
  let stopped = false;
  const stop = () => {
    stopped = true;
    if (options.detached) process.kill(-child.pid, "SIGTERM");
    else child.kill();
  };
  const signals = ["SIGTERM", "SIGINT", "SIGHUP"];
  for (const signal of signals) process.once(signal, stop);
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      for (const signal of signals) process.off(signal, stop);
      // turbo exits with 0 when it is stopped.
      if (stopped) return reject(new Error("The build was stopped."));
      if (code === 0) return resolve();
      process.stderr.write(Buffer.concat(output));
      reject(new Error("The build failed; see above."));
    });
  });
}
