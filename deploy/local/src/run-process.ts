import { type ChildProcess, spawn } from "node:child_process";
import { findFreePort } from "./find-free-port";

const HOST = "127.0.0.1";
/** A process takes itself down within 10 s, unless it hangs. */
const PATIENCE_MS = 12_000;

export interface Running {
  name: string;
  url: string;
  port: number;
  pid: number;
  /** Resolves when it has ended, by whatever cause, with a phrase that says which. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

/**
 * A process of our own, ready to be asked. `onSpawn` is given the act that stops it before it is ready.
 * @param output what its standard output and error are: ours, unless it is told
 * @throws Error when it ends before it listens
 */
export async function runProcess(
  name: string,
  program: string,
  wantedPort: number,
  environment: Record<string, string | undefined>,
  onSpawn: (stop: () => Promise<void>) => void = () => {},
  output = 2,
): Promise<Running> {
  const port = await findFreePort(wantedPort, HOST);
  const env = { ...process.env, ...environment, HOST, PORT: String(port) };
  const child = spawn(process.execPath, [program], { env, stdio: ["ignore", output, output, "ipc"] });
  const ended = endOf(child);
  const stop = () => stopChild(child, ended);
  onSpawn(stop);
  const url = await Promise.race([listening(child), ended.then(() => undefined)]);
  if (url !== undefined) {
    const { pid = 0 } = child;
    return { name, url, port: Number(new URL(url).port), pid, ended, stop };
  }
  // Somebody took the port between our look and its bind.
  if (child.signalCode === null && (await findFreePort(port, HOST)) !== port)
    return runProcess(name, program, port + 1, environment, onSpawn, output);
  throw new Error(`${name} could not start; it says why above.`);
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.on("message", (message: { listening?: string }) => message.listening && resolve(message.listening));
  });
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with code ${code}`));
  });
}

async function stopChild(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill("SIGTERM");
  const lastResort = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  await ended;
  clearTimeout(lastResort);
}
