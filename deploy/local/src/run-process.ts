import { type ChildProcess, spawn } from "node:child_process";
import { findFreePort } from "./find-free-port";

const HOST = "127.0.0.1";
/** errno EADDRINUSE: the port was taken between our look and its bind. */
export const PORT_TAKEN = 98;

export interface Running {
  name: string;
  url: string;
  port: number;
  pid: number;
  /** Resolves when it has ended, by whatever cause, with a phrase that says which. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

/** A process of our own, ready to be asked. @throws Error when it ends before it listens. */
export async function runProcess(
  name: string,
  program: string,
  wantedPort: number,
  environment: Record<string, string | undefined>,
): Promise<Running> {
  const port = await findFreePort(wantedPort, HOST);
  const env = { ...process.env, ...environment, HOST, PORT: String(port) };
  const child = spawn(process.execPath, [program], { env, stdio: ["ignore", 2, 2, "ipc"] });
  const ended = endOf(child);
  const url = await Promise.race([listening(child), ended.then(() => undefined)]);
  if (url !== undefined) {
    const { pid = 0 } = child;
    return { name, url, port: Number(new URL(url).port), pid, ended, stop: () => stop(child, ended) };
  }
  if (child.exitCode === PORT_TAKEN && port !== 0) return runProcess(name, program, port + 1, environment);
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

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill("SIGTERM");
  await ended;
}
