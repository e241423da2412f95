import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeIssuersFile } from "@aiwork/local/issuers/development-issuers";
import {
  ANCHORS_FOLDER,
  readOrMakeAccessRecordKeys,
  readOrMakeSealKeys,
  readOrMakeSubgraphSigningKeys,
  type SealKeys,
  type SubgraphSigningKeys,
} from "@aiwork/local/party-keys";
import { prepareDatabases } from "@aiwork/local/prepare-databases";
import { programPath, type RunningProcess, runProcess } from "@aiwork/local/run-process";
import { startPartiesAndGateway } from "@aiwork/local/start-parties-and-gateway";
import { settleAll } from "@aiwork/local/started-parts";
import { connectDatabase, type Database } from "@aiwork/subgraph/database/connect-database";
import { expectNoLeaks } from "../canary/canary";
import { cloneParties } from "../postgres/clone-parties";
import { askOverHttp, type HttpAnswer } from "./ask";
import { Cleanup } from "./cleanup";
import { captureOutput } from "./process-output";
import { cacheTokens, requestToken, type TokenRequest } from "./request-token";

const SETTINGS = { port: 0, json: false, today: undefined, cityDatabaseUrl: undefined, nationalDatabaseUrl: undefined };

export type PartyName = "city" | "national";
type Variables = Record<string, unknown>;
type Fields = Record<string, string>;

/** The whole system in its own processes, on free ports. Dispose it. */
export interface TestSystem extends AsyncDisposable {
  /** Sends an operation to the gateway, without a token unless the headers contain one. */
  ask(query: string, variables?: Variables, headers?: Fields): Promise<HttpAnswer>;
  /** Sends an operation to the gateway with a token of this person. */
  askAs(who: TokenRequest, query: string, variables?: Variables, headers?: Fields): Promise<HttpAnswer>;
  /** Requests a token from the issuer of the role; the same person always gets the same token. */
  token(who: TokenRequest): Promise<string>;
  gateway: RunningProcess;
  /** Starts another gateway of the same system, with other settings. */
  startGateway(settings: Fields): Promise<RunningProcess>;
  parties: Record<PartyName, RunningProcess>;
  /** The development issuers; SIGUSR2 rotates their keys. */
  readonly issuers: RunningProcess;
  stop(name: PartyName | "issuers"): Promise<void>;
  /** Restarts a process on its port; a party with these settings on top of its own. */
  restart(name: PartyName | "issuers", settings?: Fields): Promise<void>;
  /** Connections as the owner of the tables, to arrange a test's records. */
  databases: Record<PartyName, Database>;
  /** The keys with which the gateway signs its calls, for tests that call a subgraph directly. */
  signingKeys: SubgraphSigningKeys;
  /** The output of its processes so far, and every URL that they served or called. */
  processOutput(): string;
  /** The process id of its PostgreSQL server, if it has one of its own; otherwise 0. */
  serverPid: number;
  /** Contains the issuers' private keys (`city-keys.json`, newest first), for tests that sign tokens no issuer would. */
  issuersDirectory: string;
  /** The key settings of each party's receipts. */
  receiptKeys: Record<PartyName, SealKeys>;
}

/**
 * Starts the whole system. Its databases are on the server of the test run, if there is one.
 * @param ownServer starts a PostgreSQL server of its own, which a test may kill
 */
export function startTestSystem(
  dataSet: string,
  environment: Record<string, string> = {},
  {
    programFor = programPath,
    ownServer = false,
    /** Maps the server's port to the port to which the parties connect, for instance that of a proxy. */
    portFor = async (port: number) => port,
  } = {},
): Promise<TestSystem> {
  return Cleanup.whole(async (cleanup) => {
    const dataDirectory = newDataDirectory(cleanup);
    const issuersDirectory = join(dataDirectory, "issuers");
    const output = captureOutput(dataDirectory);
    cleanup.defer(() => output.scanForCanaries());
    const run = (name: string, own: Record<string, string>, port = 0) => {
      const variables = { NODE_ENV: "test", ...output.environment, ...environment, ...own };
      return runProcess(name, programFor(name, dataSet), port, variables, (stop) => cleanup.defer(stop), output.fd);
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
    const [databases, firstIssuers] = await settleAll([prepare(), runIssuers()]);
    let issuers = firstIssuers;
    const databasePort = await portFor(Number(new URL(databases.city).port));
    const throughPort = (url: string) => Object.assign(new URL(url), { port: String(databasePort) }).href;
    const signingKeys = readOrMakeSubgraphSigningKeys(dataDirectory);
    const recordKeys = readOrMakeAccessRecordKeys(dataDirectory);
    const sealKeys = await readOrMakeSealKeys(dataDirectory);
    const trust = { ISSUERS_PATH: writeIssuersFile(dataDirectory, issuers.url) };
    const data = { ...trust, AIWORK_DATA: dataSet, ACCESS_ANCHORS_PATH: join(dataDirectory, ANCHORS_FOLDER) };
    const settings = {
      city: {
        ...data,
        CITY_DATABASE_URL: throughPort(databases.city),
        LOGIN_PASSWORD: databases.loginPasswords.city,
        SUBGRAPH_SIGNING_KEYS: signingKeys.city,
        ACCESS_RECORD_KEY: recordKeys.city,
        ...sealKeys.city,
      },
      national: {
        ...data,
        NATIONAL_DATABASE_URL: throughPort(databases.national),
        LOGIN_PASSWORD: databases.loginPasswords.national,
        SUBGRAPH_SIGNING_KEYS: signingKeys.national,
        ACCESS_RECORD_KEY: recordKeys.national,
        ...sealKeys.national,
      },
    };
    const SUBGRAPH_SIGNING_KEYS = JSON.stringify(signingKeys);
    const runGateway = (SUBGRAPH_URLS: string, own?: Fields) =>
      run("gateway", { ...trust, SUBGRAPH_URLS, SUBGRAPH_SIGNING_KEYS, ...own });
    const { gateway, ...parties } = await startPartiesAndGateway(
      { gateway: 0, city: 0, national: 0 },
      (name, port) => run(name, settings[name], port),
      (urls) => runGateway(urls),
    );
    const urls = JSON.stringify({ city: parties.city.url, national: parties.national.url });
    const startGateway = (own: Fields) => runGateway(urls, own);
    const owned = {
      city: await openAsOwner(throughPort(databases.city)),
      national: await openAsOwner(throughPort(databases.national)),
    };
    cleanup.defer(() => Promise.all([owned.city.close(), owned.national.close()]));
    const token = cacheTokens((who) => requestToken(issuers.url, issuersDirectory, who));
    await openPools(gateway.url, await token({ role: "city.counselor", servicePoints: [] }));
    return {
      ask: (query, variables, headers) => askOverHttp(gateway.url, query, variables, headers),
      askAs: async (who, query, variables, headers) =>
        askOverHttp(gateway.url, query, variables, { authorization: `Bearer ${await token(who)}`, ...headers }),
      token,
      gateway,
      startGateway,
      parties,
      get issuers() {
        return issuers;
      },
      stop: (name) => (name === "issuers" ? issuers : parties[name]).stop(),
      restart: async (name, own) => {
        if (name === "issuers") issuers = await runIssuers(issuers.port);
        else parties[name] = await run(name, { ...settings[name], ...own }, parties[name].port);
      },
      databases: owned,
      processOutput: output.text,
      serverPid: databases.serverPid ?? 0,
      signingKeys,
      issuersDirectory,
      receiptKeys: sealKeys,
      [Symbol.asyncDispose]: () => cleanup[Symbol.asyncDispose]().then(expectNoLeaks),
    };
  });
}

/** The first view opens the parties' pools, which may take longer than its deadline. A person nobody knows is asked for. */
async function openPools(url: string, token: string): Promise<void> {
  const view = `{ seeker(id: "${randomUUID()}") { city { profile { name } } national { profile { name } } } }`;
  for (let left = 5; left > 0; left--) {
    const { errors } = await askOverHttp(url, view, {}, { authorization: `Bearer ${token}` });
    if (errors.length === 0) return;
  }
}

function newDataDirectory(cleanup: Cleanup): string {
  const directory = mkdtempSync(join(tmpdir(), "aiwork-system-"));
  // Under root, PostgreSQL runs as another account, which must be able to read its data.
  chmodSync(directory, 0o755);
  cleanup.defer(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

function openAsOwner(url: string): Promise<Database> {
  return connectDatabase({ url, pool: "interactive", applicationName: "test" });
}
