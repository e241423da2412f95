import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { compile, modifiedAt } from "./compile.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const lock = join(root, ".turbo/build.lock");
const built = join(root, "deploy/local/dist/main.js");
/** No build takes this long: an older lock is stale, and its process id may belong to another program by now. */
const STALE_MS = 180_000;

/** Builds the workspaces that run on one machine, and checks their types; turbo skips what has not changed. */
export function build() {
  return oneAtATime(() =>
    runTool("turbo", [
      "run",
      "build",
      "--filter=@aiwork/local...",
      "--output-logs=errors-only",
      "--no-update-notifier",
    ]),
  );
}

/** Makes what runs on one machine, where it is older than its sources, without checking types. */
export function makeRunnable() {
  return oneAtATime(() => Promise.all([compile(root, "@aiwork/local"), generateManifest()]));
}

/** Concurrent starts build one after the other. */
async function oneAtATime(make) {
  if (!(await takeLock())) return;
  try {
    await make();
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

/** Generates the gateway's registered operations where one of them, or the API, is newer. */
async function generateManifest() {
  const gateway = join(root, "gateway");
  const manifest = join(gateway, "generated/operations/persisted-documents.json");
  const operations = join(root, "schema/operations");
  const sources = [
    join(gateway, "codegen.json"),
    join(root, "schema/api.graphql"),
    ...readdirSync(operations, { recursive: true }).map((path) => join(operations, path)),
  ];
  if (sources.every((source) => modifiedAt(source) <= modifiedAt(manifest))) return;
  await runTool("graphql-codegen", ["--config", "codegen.json"], gateway);
  // It leaves a file alone that says the same already.
  utimesSync(manifest, new Date(), new Date());
}

/** Prints the output only when it fails. A signal ends it with all its child processes. */
function runTool(name, args, cwd = root) {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };
  const options = { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: process.platform !== "win32" };
  const child = spawn(process.execPath, [join(root, "node_modules/.bin", name), ...args], options);
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
