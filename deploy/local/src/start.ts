import { join } from "node:path";
import { isAlive } from "@aiwork/postgres/server-state";
import { type SystemAddresses as Addresses, claimDataDirectory } from "./claim-data-directory";
import { writeIssuersFile } from "./issuers/development-issuers";
import {
  ANCHORS_FOLDER,
  readOrMakeAccessRecordKeys,
  readOrMakeSealKeys,
  readOrMakeSubgraphSigningKeys,
} from "./party-keys";
import { prepareDatabases } from "./prepare-databases";
import { startPartiesAndGateway } from "./start-parties-and-gateway";
import { StartedParts, settleAll } from "./started-parts";
import { createStarterOutput, type StarterOutput } from "./starter-output";
import { readStarterSettings, type StarterSettings } from "./starter-settings";
import { type ProcessEnvironment, type ProcessName, type SystemProcess, startSystemProcess } from "./system-process";

const PARENT_CHECK_MS = 500;

/** Stops when npm was killed with `kill -9`, which leaves its script running. Started without npm, the script outlives its shell. */
function exitWithParent(stop: () => void, environment: NodeJS.ProcessEnv = process.env): void {
  if (environment.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), PARENT_CHECK_MS).unref();
}

const SERVER_CHECK_MS = 500;

/** Calls `onEnd` once when a server has ended, which need not be a child process. */
function watchDatabaseServer(pid: number, onEnd: () => void): void {
  const watch = setInterval(() => {
    if (isAlive(pid)) return;
    clearInterval(watch);
    onEnd();
  }, SERVER_CHECK_MS);
  watch.unref();
}

/** Variables that a process gets only from the starter, never from the starter's own environment. */
// guard: issuers-alone-get-secret-of-reporting-client
const WITHHELD: ProcessEnvironment = {
  CITY_DATABASE_URL: undefined,
  NATIONAL_DATABASE_URL: undefined,
  CITY_LOGIN_PASSWORD: undefined,
  NATIONAL_LOGIN_PASSWORD: undefined,
  LOGIN_PASSWORD: undefined,
  SUBGRAPH_SIGNING_KEYS: undefined,
  ISSUERS_PATH: undefined,
  ACCESS_RECORD_KEY: undefined,
  ACCESS_ANCHORS_PATH: undefined,
  SEAL_KEYS_PATH: undefined,
  PEER_SEAL_KEYS: undefined,
  AUTH: undefined,
  MONITORING_HOST: undefined,
  MONITORING_PORT: undefined,
  REPORTING_CLIENT_ID: undefined,
  REPORTING_CLIENT_SECRET: undefined,
  // Anything else is production for a server.
  NODE_ENV: "development",
};

/** The processes of a system that runs, and where to print. */
export interface RunningSystem {
  readonly processes: Readonly<Record<ProcessName, SystemProcess>>;
  readonly output: StarterOutput;
}

/**
 * Starts the whole system on this machine, and stops it at SIGTERM, SIGINT, SIGHUP or when npm has ended.
 * @param whenReady gets the system once it answers; what it returns is stopped before the system
 */
export async function runStarter(
  args: string[],
  environment: NodeJS.ProcessEnv,
  whenReady?: (system: RunningSystem) => Promise<() => unknown>,
): Promise<void> {
  const started = new StartedParts();
  const end = (code: number) =>
    started.stopAll().then(
      () => process.exit(code),
      (error) => fail(error),
    );
  try {
    const settings = readStarterSettings(args, environment);
    const output = createStarterOutput(settings.json);
    const claim = claimDataDirectory(settings.dataDirectory);
    started.add(claim.release);
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => void end(0));
    exitWithParent(() => void end(0));
    const processes = await startAll(settings, started, output);
    // Keeps running until a signal, even when all child processes have ended.
    setInterval(() => {}, 1 << 30);
    const addresses = addressesOf(processes);
    claim.publish(addresses);
    if (whenReady) started.add(await whenReady({ processes, output }));
    output.printReady(addresses, settings.dataSet);
  } catch (error) {
    // A process that is being stopped fails to start.
    if (started.stopping) return;
    process.stderr.write(`${(error as Error).message}\n`);
    await end(1);
  }
}

function fail(error: Error): never {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

function addressesOf({ gateway, city, national, issuers }: RunningSystem["processes"]): Addresses {
  return { gateway: gateway.url, city: city.url, national: national.url, issuers: issuers.url, pid: process.pid };
}

async function startAll(
  settings: StarterSettings,
  started: StartedParts,
  output: StarterOutput,
): Promise<RunningSystem["processes"]> {
  const { dataDirectory, dataSet, today, reportingClient } = settings;
  const wanted = (offset: number) => settings.port && settings.port + offset;
  const ports = { gateway: wanted(0), city: wanted(1), national: wanted(2), issuers: wanted(3) };
  const run = (name: ProcessName, chosen: number, environment: ProcessEnvironment) =>
    startSystemProcess(name, { wanted: ports[name], chosen }, { ...WITHHELD, ...environment }, started, output);
  const [databases, issuers] = await settleAll([
    startDatabases(settings, started, output),
    run("issuers", ports.issuers, { ...reportingClient, ISSUERS_DIRECTORY: join(dataDirectory, "issuers") }),
  ]);
  const keys = readOrMakeSubgraphSigningKeys(dataDirectory);
  const recordKeys = readOrMakeAccessRecordKeys(dataDirectory);
  const sealKeys = await readOrMakeSealKeys(dataDirectory);
  const trust = { ISSUERS_PATH: writeIssuersFile(dataDirectory, issuers.url), INTROSPECTION: "1" };
  const anchors = { ACCESS_ANCHORS_PATH: join(dataDirectory, ANCHORS_FOLDER) };
  const data = { ...trust, ...anchors, AIWORK_DATA: dataSet, AIWORK_TODAY: today };
  const parties = {
    city: {
      ...data,
      CITY_DATABASE_URL: databases.city,
      LOGIN_PASSWORD: databases.loginPasswords.city,
      SUBGRAPH_SIGNING_KEYS: keys.city,
      ACCESS_RECORD_KEY: recordKeys.city,
      ...sealKeys.city,
    },
    national: {
      ...data,
      NATIONAL_DATABASE_URL: databases.national,
      LOGIN_PASSWORD: databases.loginPasswords.national,
      SUBGRAPH_SIGNING_KEYS: keys.national,
      ACCESS_RECORD_KEY: recordKeys.national,
      ...sealKeys.national,
    },
  };
  const SUBGRAPH_SIGNING_KEYS = JSON.stringify(keys);
  const together = await startPartiesAndGateway(
    ports,
    (name, port) => run(name, port, parties[name]),
    (SUBGRAPH_URLS, port) =>
      run("gateway", port, { ...trust, AIWORK_TODAY: today, SUBGRAPH_URLS, SUBGRAPH_SIGNING_KEYS }),
  );
  return { ...together, issuers };
}

async function startDatabases(settings: StarterSettings, started: StartedParts, output: StarterOutput) {
  const begun = performance.now();
  const databases = await prepareDatabases(settings);
  started.add(databases.stop);
  output.printStep(databases.description, performance.now() - begun);
  const { serverPid } = databases;
  if (serverPid !== undefined)
    watchDatabaseServer(
      serverPid,
      () => started.stopping || output.print("PostgreSQL has ended; the other processes continue."),
    );
  return databases;
}
