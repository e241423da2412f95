import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";

/** The path of a process's compiled program, by its name. A party that loads the demonstration population has one of its own. */
export function programPath(name: string, dataSet = ""): string {
  if (name === "issuers") return require.resolve("./issuers/main");
  const isParty = name === "city" || name === "national";
  return require.resolve(isParty && dataSet === "demo" ? `@aiwork/demo/${name}/main` : `@aiwork/${name}/main`);
}

/** The first free port from `wanted` on that is none of the others; 0 stays 0 and means any free port. */
async function findFreePort(wanted: number, host: string, others: readonly number[] = []): Promise<number> {
  for (let port = wanted; port <= 65_535; port++)
    if (port === 0 || (!others.includes(port) && (await isFree(port, host)))) return port;
  throw new Error(`No port from ${wanted} on is free: set PORT to another one, or to 0.`);
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

const HOST = "127.0.0.1";
/** Below the ports that outgoing connections get by themselves, so that none of those takes a port before its process listens. */
const OWN_PORTS = { from: 10_000, count: 20_000 };

/** The ports of processes of which one is told where another will listen: the first free ones from each on, or any for 0. */
export async function choosePorts(wanted: readonly number[]): Promise<number[]> {
  const chosen: number[] = [];
  for (const port of wanted)
    chosen.push(await findFreePort(port || OWN_PORTS.from + Math.floor(Math.random() * OWN_PORTS.count), HOST, chosen));
  return chosen;
}

/** Without a limit Node.js lets garbage grow to a share of the machine's memory before it collects it. */
const MAX_HEAP = "--max-old-space-size=384";

/** A process stops within 10 s, unless it hangs. */
const STOP_TIMEOUT_MS = 12_000;

export interface RunningProcess {
  name: string;
  url: string;
  /** The server of its `/metrics` and `/readyz`, without a path; empty for a process that has none. */
  monitoringUrl: string;
  port: number;
  pid: number;
  /** Resolves when the process has ended, with a phrase about the cause. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts a process and waits until it listens. `onSpawn` gets the function that stops it even before that.
 * @param output the file descriptor of its standard output and error; by default our standard error
 * @throws Error when it ends before it listens
 */
export async function runProcess(
  name: string,
  program: string,
  wantedPort: number,
  environment: Record<string, string | undefined>,
  onSpawn: (stop: () => Promise<void>) => void = () => {},
  output = 2,
): Promise<RunningProcess> {
  const port = await findFreePort(wantedPort, HOST);
  const env = { ...process.env, ...environment, HOST, PORT: String(port) };
  const child = spawn(process.execPath, [MAX_HEAP, program], { env, stdio: ["ignore", output, output, "ipc"] });
  const ended = exitReason(child);
  const stop = () => stopChild(child, ended);
  onSpawn(stop);
  const heard = await Promise.race([listening(child), ended.then(() => undefined)]);
  if (heard !== undefined) {
    const { pid = 0 } = child;
    const { listening: url, monitoring: monitoringUrl } = heard;
    return { name, url, monitoringUrl, port: Number(new URL(url).port), pid, ended, stop };
  }
  // Another process took the port between our check and its bind.
  if (child.signalCode === null && (await findFreePort(port, HOST)) !== port)
    return runProcess(name, program, port + 1, environment, onSpawn, output);
  throw new Error(`${name} could not start; it says why above.`);
}

interface ListeningAddresses {
  readonly listening: string;
  readonly monitoring: string;
}

function listening(child: ChildProcess): Promise<ListeningAddresses> {
  return new Promise((resolve) => {
    child.on("message", (message: ListeningAddresses) => message.listening && resolve(message));
  });
}

function exitReason(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with code ${code}`));
  });
}

async function stopChild(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill("SIGTERM");
  const lastResort = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(lastResort);
}
