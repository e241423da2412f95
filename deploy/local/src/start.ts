import { join } from "node:path";
import { readOrMakeAccessRecordKeys } from "./access-record-keys";
import { bothOf } from "./both-of";
import { type Running as Addresses, claimDataDirectory } from "./claim-data-directory";
import { endWithNpm } from "./end-with-npm";
import { writeIssuersFile } from "./issuers/write-issuers-file";
import { prepareDatabases } from "./prepare-databases";
import { programOf } from "./program-of";
import { readSettings, type StarterSettings } from "./read-settings";
import { readOrMakeRoadKeys } from "./road-keys";
import { type Running, runProcess } from "./run-process";
import { readOrMakeSealKeys } from "./seal-keys";
import { Started } from "./started";
import { openTeller, type Teller } from "./tell";
import { watchServer } from "./watch-server";

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
export async function start(args: string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const started = new Started();
  const end = (code: number) =>
    started.takeDown().then(
      () => process.exit(code),
      (error) => fail(error),
    );
  try {
    const settings = readSettings(args, environment);
    const teller = openTeller(settings.json);
    const claim = claimDataDirectory(settings.dataDirectory);
    started.add(claim.giveBack);
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => void end(0));
    endWithNpm(() => void end(0));
    const addresses = await startAll(settings, started, teller);
    // Keeps running until a signal, even when all child processes have ended.
    setInterval(() => {}, 1 << 30);
    claim.tell(addresses);
    teller.ready(addresses, settings.dataSet);
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

async function startAll(settings: StarterSettings, started: Started, teller: Teller): Promise<Addresses> {
  const { dataDirectory, dataSet, today } = settings;
  const run = (name: string, offset: number, environment: Environment) =>
    startProcess(name, settings.port && settings.port + offset, { ...WITHHELD, ...environment }, started, teller);
  const [databases, issuers] = await bothOf(
    startDatabases(settings, started, teller),
    run("issuers", 3, { ISSUERS_DIRECTORY: join(dataDirectory, "issuers") }),
  );
  const keys = readOrMakeRoadKeys(dataDirectory);
  const recordKeys = readOrMakeAccessRecordKeys(dataDirectory);
  const sealKeys = await readOrMakeSealKeys(dataDirectory);
  const trust = { ISSUERS_PATH: writeIssuersFile(dataDirectory, issuers.url), INTROSPECTION: "1" };
  const data = { ...trust, AIWORK_DATA: dataSet, AIWORK_TODAY: today };
  const [city, national] = await bothOf(
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

async function startDatabases(settings: StarterSettings, started: Started, teller: Teller) {
  const begun = performance.now();
  const databases = await prepareDatabases(settings);
  started.add(databases.stop);
  teller.step(databases.description, performance.now() - begun);
  const { serverPid } = databases;
  if (serverPid !== undefined)
    watchServer(serverPid, () => started.stopping || teller.say("PostgreSQL has ended; the other processes continue."));
  return databases;
}

async function startProcess(
  name: string,
  wanted: number,
  environment: Environment,
  started: Started,
  teller: Teller,
): Promise<Running> {
  const begun = performance.now();
  const program = programOf(name);
  const running = await runProcess(name, program, wanted, environment, (stop) => started.add(stop));
  const moved = wanted !== 0 && running.port !== wanted ? `, for ${wanted} is taken` : "";
  teller.step(`${name} on port ${running.port}${moved}`, performance.now() - begun);
  void running.ended.then((how) => started.stopping || teller.say(`${name} has ${how}; the other processes continue.`));
  return running;
}
