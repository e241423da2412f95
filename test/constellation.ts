import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readOrMakeAccessRecordKeys } from "@aiwork/local/access-record-keys";
import { bothOf } from "@aiwork/local/both-of";
import { writeIssuersFile } from "@aiwork/local/issuers/write-issuers-file";
import { prepareDatabases } from "@aiwork/local/prepare-databases";
import { programOf } from "@aiwork/local/program-of";
import { type RoadKeys, readOrMakeRoadKeys } from "@aiwork/local/road-keys";
import { type Running, runProcess } from "@aiwork/local/run-process";
import { readOrMakeSealKeys, type SealKeys } from "@aiwork/local/seal-keys";
import { type Database, openDatabase } from "@aiwork/runtime/database/open-database";
import { expectSilence } from "@aiwork/runtime/testing/canary";
import { type Answer, ask } from "./ask";
import { Cleanup } from "./cleanup";
import { cloneParties } from "./databases/clone-parties";
import { keepTokens } from "./keep-tokens";
import { overhear } from "./overhear";
import { requestToken, type TokenRequest } from "./request-token";

const SETTINGS = { port: 0, json: false, today: undefined, cityDatabaseUrl: undefined, nationalDatabaseUrl: undefined };

export type Party = "city" | "national";
type Variables = Record<string, unknown>;
type Fields = Record<string, string>;

/** The whole system in its own processes, on free ports. Dispose it. */
export interface Constellation extends AsyncDisposable {
  /** Sends an operation to the gateway, without a token unless the headers contain one. */
  ask(query: string, variables?: Variables, headers?: Fields): Promise<Answer>;
  /** Sends an operation to the gateway with a token of this person. */
  askAs(who: TokenRequest, query: string, variables?: Variables, headers?: Fields): Promise<Answer>;
  /** Requests a token from the issuer of the role; the same person always gets the same token. */
  token(who: TokenRequest): Promise<string>;
  gateway: Running;
  /** Starts another gateway of the same system, with other settings. */
  openGateway(told: Fields): Promise<Running>;
  parties: Record<Party, Running>;
  /** The development issuers; SIGUSR2 rotates their keys. */
  readonly issuers: Running;
  stop(name: Party | "issuers"): Promise<void>;
  /** Restarts a process on its port; a party with these settings on top of its own. */
  restart(name: Party | "issuers", told?: Fields): Promise<void>;
  /** Connections as the owner of the tables, to arrange a test's records. */
  databases: Record<Party, Database>;
  /** The keys with which the gateway signs its calls, for tests that call a subgraph directly. */
  roadKeys: RoadKeys;
  /** The output of its processes so far, and every URL that they served or called. */
  overheard(): string;
  /** The process id of its PostgreSQL server, if it has one of its own; otherwise 0. */
  serverPid: number;
  /** Contains the issuers' private keys (`city-keys.json`, newest first), for tests that sign tokens no issuer would. */
  issuersDirectory: string;
  /** The key settings of each party's receipts. */
  sealKeys: Record<Party, SealKeys>;
}

/**
 * Starts the whole system. Its databases are on the server of the test run, if there is one.
 * @param ownServer starts a PostgreSQL server of its own, which a test may kill
 */
export function startConstellation(
  dataSet: string,
  environment: Record<string, string> = {},
  {
    programFor = programOf,
    ownServer = false,
    /** Maps the server's port to the port to which the parties connect, for instance that of a proxy. */
    roadTo = async (port: number) => port,
  } = {},
): Promise<Constellation> {
  return Cleanup.whole(async (cleanup) => {
    const dataDirectory = newDataDirectory(cleanup);
    const issuersDirectory = join(dataDirectory, "issuers");
    const overheard = overhear(dataDirectory);
    cleanup.defer(() => overheard.listen());
    const run = (name: string, own: Record<string, string>, port = 0) => {
      const told = { ...overheard.environment, ...environment, ...own };
      return runProcess(name, programFor(name), port, told, (stop) => cleanup.defer(stop), overheard.fd);
    };
    const prepare = async () => {
      const { AIWORK_TEST_POSTGRES: shared } = process.env;
      const prepared = await (shared && !ownServer
        ? cloneParties(shared, dataSet)
        : prepareDatabases({ ...SETTINGS, dataDirectory, dataSet }));
      cleanup.defer(() => prepared.stop());
      return prepared;
    };
    const runIssuers = (port?: number) => run("issuers", { ISSUERS_DIRECTORY: issuersDirectory }, port);
    const [databases, firstIssuers] = await bothOf(prepare(), runIssuers());
    let issuers = firstIssuers;
    const road = await roadTo(Number(new URL(databases.city).port));
    const along = (url: string) => Object.assign(new URL(url), { port: String(road) }).href;
    const roadKeys = readOrMakeRoadKeys(dataDirectory);
    const recordKeys = readOrMakeAccessRecordKeys(dataDirectory);
    const sealKeys = await readOrMakeSealKeys(dataDirectory);
    const trust = { ISSUERS_PATH: writeIssuersFile(dataDirectory, issuers.url) };
    const data = { ...trust, AIWORK_DATA: dataSet };
    const settings = {
      city: {
        ...data,
        CITY_DATABASE_URL: along(databases.city),
        LOGIN_PASSWORD: databases.loginPasswords.city,
        SUBGRAPH_SIGNING_KEYS: roadKeys.city,
        ACCESS_RECORD_KEY: recordKeys.city,
        ...sealKeys.city,
      },
      national: {
        ...data,
        NATIONAL_DATABASE_URL: along(databases.national),
        LOGIN_PASSWORD: databases.loginPasswords.national,
        SUBGRAPH_SIGNING_KEYS: roadKeys.national,
        ACCESS_RECORD_KEY: recordKeys.national,
        ...sealKeys.national,
      },
    };
    const [city, national] = await bothOf(run("city", settings.city), run("national", settings.national));
    const parties = { city, national };
    const SUBGRAPH_URLS = JSON.stringify({ city: city.url, national: national.url });
    const openGateway = (told: Fields) =>
      run("gateway", { ...trust, SUBGRAPH_URLS, SUBGRAPH_SIGNING_KEYS: JSON.stringify(roadKeys), ...told });
    const gateway = await openGateway({});
    const owned = {
      city: await openOwned(along(databases.city)),
      national: await openOwned(along(databases.national)),
    };
    cleanup.defer(() => Promise.all([owned.city.close(), owned.national.close()]));
    const token = keepTokens((who) => requestToken(issuers.url, issuersDirectory, who));
    return {
      ask: (query, variables, headers) => ask(gateway.url, query, variables, headers),
      askAs: async (who, query, variables, headers) =>
        ask(gateway.url, query, variables, { authorization: `Bearer ${await token(who)}`, ...headers }),
      token,
      gateway,
      openGateway,
      parties,
      get issuers() {
        return issuers;
      },
      stop: (name) => (name === "issuers" ? issuers : parties[name]).stop(),
      restart: async (name, told) => {
        if (name === "issuers") issuers = await runIssuers(issuers.port);
        else parties[name] = await run(name, { ...settings[name], ...told }, parties[name].port);
      },
      databases: owned,
      overheard: overheard.text,
      serverPid: databases.serverPid ?? 0,
      roadKeys,
      issuersDirectory,
      sealKeys,
      [Symbol.asyncDispose]: () => cleanup[Symbol.asyncDispose]().then(expectSilence),
    };
  });
}

function newDataDirectory(cleanup: Cleanup): string {
  const directory = mkdtempSync(join(tmpdir(), "aiwork-constellation-"));
  // Under root, PostgreSQL runs as another account, which must be able to read its data.
  chmodSync(directory, 0o755);
  cleanup.defer(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

function openOwned(url: string): Promise<Database> {
  return openDatabase({ url, pool: "interactive", applicationName: "test" });
}
