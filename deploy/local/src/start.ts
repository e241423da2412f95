import { join } from "node:path";
import { isAlive } from "@aiwork/postgres/server-state";
import { type SystemAddresses as Addresses, claimDataDirectory } from "./claim-data-directory";
import { writeIssuersFile } from "./issuers/development-issuers";
import { readOrMakeAccessRecordKeys, readOrMakeSealKeys, readOrMakeSubgraphSigningKeys } from "./party-keys";
import { prepareDatabases } from "./prepare-databases";
import { programPath, type RunningProcess, runProcess } from "./run-process";
import { StartedParts, settleBoth } from "./started-parts";
import { createStarterOutput, type StarterOutput } from "./starter-output";
import { readStarterSettings, type StarterSettings } from "./starter-settings";

const PARENT_CHECK_MS = 500;

/** Stops when npm was killed with `kill -9`, which leaves its script running. Started without npm, the script outlives its shell. */
function exitWithParent(stop: () => void, environment: NodeJS.ProcessEnv = process.env): void {
  if (environment.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), PARENT_CHECK_MS).unref();
}

const SERVER_CHECK_MS = 500;

/** Calls `tell` once when a server has ended, which need not be a child process. */
function watchDatabaseServer(pid: number, tell: () => void): void {
  const watch = setInterval(() => {
    if (isAlive(pid)) return;
    clearInterval(watch);
    tell();
  }, SERVER_CHECK_MS);
  watch.unref();
}

type Environment = Record<string, string | undefined>;

/** Variables that a process gets only from the starter, never from the starter's own environment. */
const WITHHELD: Environment = {
  CITY_DATABASE_URL: undefined,
  NATIONAL_DATABASE_URL: undefined,
  CITY_LOGIN_PASSWORD: undefined,
  NATIONAL_LOGIN_PASSWORD: undefined,
  LOGIN_PASSWORD: undefined,
  SUBGRAPH_SIGNING_KEYS: undefined,
  ISSUERS_PATH: undefined,
  ACCESS_RECORD_KEY: undefined,
  SEAL_KEYS_PATH: undefined,
  PEER_SEAL_KEYS: undefined,
  AUTH: undefined,
};

/** Starts the whole system on this machine, and stops it at SIGTERM, SIGINT, SIGHUP or when npm has ended. */
export async function runStarter(args: string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const started = new StartedParts();
  const end = (code: number) =>
    started.stopAll().then(
      () => process.exit(code),
      (error) => fail(error),
    );
  try {
    const settings = readStarterSettings(args, environment);
    const teller = createStarterOutput(settings.json);
    const claim = claimDataDirectory(settings.dataDirectory);
    started.add(claim.release);
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => void end(0));
    exitWithParent(() => void end(0));
    const addresses = await startAll(settings, started, teller);
    // Keeps running until a signal, even when all child processes have ended.
    setInterval(() => {}, 1 << 30);
    claim.publish(addresses);
    teller.printReady(addresses, settings.dataSet);
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

async function startAll(settings: StarterSettings, started: StartedParts, teller: StarterOutput): Promise<Addresses> {
  const { dataDirectory, dataSet, today } = settings;
  const run = (name: string, offset: number, environment: Environment) =>
    startProcess(name, settings.port && settings.port + offset, { ...WITHHELD, ...environment }, started, teller);
  const [databases, issuers] = await settleBoth(
    startDatabases(settings, started, teller),
    run("issuers", 3, { ISSUERS_DIRECTORY: join(dataDirectory, "issuers") }),
  );
  const keys = readOrMakeSubgraphSigningKeys(dataDirectory);
  const recordKeys = readOrMakeAccessRecordKeys(dataDirectory);
  const sealKeys = await readOrMakeSealKeys(dataDirectory);
  const trust = { ISSUERS_PATH: writeIssuersFile(dataDirectory, issuers.url), INTROSPECTION: "1" };
  const data = { ...trust, AIWORK_DATA: dataSet, AIWORK_TODAY: today };
  const [city, national] = await settleBoth(
    run("city", 1, {
      ...data,
      CITY_DATABASE_URL: databases.city,
      LOGIN_PASSWORD: databases.loginPasswords.city,
      SUBGRAPH_SIGNING_KEYS: keys.city,
      ACCESS_RECORD_KEY: recordKeys.city,
      ...sealKeys.city,
    }),
    run("national", 2, {
      ...data,
      NATIONAL_DATABASE_URL: databases.national,
      LOGIN_PASSWORD: databases.loginPasswords.national,
      SUBGRAPH_SIGNING_KEYS: keys.national,
      ACCESS_RECORD_KEY: recordKeys.national,
      ...sealKeys.national,
    }),
  );
  const SUBGRAPH_URLS = JSON.stringify({ city: city.url, national: national.url });
  const gateway = await run("gateway", 0, { ...trust, SUBGRAPH_URLS, SUBGRAPH_SIGNING_KEYS: JSON.stringify(keys) });
  return { gateway: gateway.url, city: city.url, national: national.url, issuers: issuers.url, pid: process.pid };
}

async function startDatabases(settings: StarterSettings, started: StartedParts, teller: StarterOutput) {
  const begun = performance.now();
  const databases = await prepareDatabases(settings);
  started.add(databases.stop);
  teller.printStep(databases.description, performance.now() - begun);
  const { serverPid } = databases;
  if (serverPid !== undefined)
    watchDatabaseServer(
      serverPid,
      () => started.stopping || teller.print("PostgreSQL has ended; the other processes continue."),
    );
  return databases;
}

async function startProcess(
  name: string,
  wanted: number,
  environment: Environment,
  started: StartedParts,
  teller: StarterOutput,
): Promise<RunningProcess> {
  const begun = performance.now();
  const program = programPath(name, environment.AIWORK_DATA);
  const running = await runProcess(name, program, wanted, environment, (stop) => started.add(stop));
  const moved = wanted !== 0 && running.port !== wanted ? `, for ${wanted} is taken` : "";
  teller.printStep(`${name} on port ${running.port}${moved}`, performance.now() - begun);
  void running.ended.then(
    (how) => started.stopping || teller.print(`${name} has ${how}; the other processes continue.`),
  );
  return running;
}
