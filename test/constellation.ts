import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareDatabases } from "@aiwork/local/prepare-databases";
import { type Running, runProcess } from "@aiwork/local/run-process";
import { type Database, openDatabase } from "@aiwork/runtime/database/open-database";
import { type Answer, ask } from "./ask";
import { Cleanup } from "./cleanup";

const SETTINGS = { port: 0, json: false, today: undefined, cityDatabaseUrl: undefined, nationalDatabaseUrl: undefined };

export type Party = "city" | "national";

/** The whole system in processes of its own, on free ports and a new data directory. Dispose it. */
export interface Constellation extends AsyncDisposable {
  ask(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  gateway: Running;
  parties: Record<Party, Running>;
  stop(party: Party): Promise<void>;
  /** Starts it again where it was. */
  restart(party: Party): Promise<void>;
  /** As the owner of a party's tables, to arrange what a test is about. */
  databases: Record<Party, Database>;
}

export function startConstellation(dataSet: string, environment: Record<string, string> = {}): Promise<Constellation> {
  return Cleanup.whole(async (cleanup) => {
    const dataDirectory = mkdtempSync(join(tmpdir(), "aiwork-constellation-"));
    // Under root the server runs as another account, which must reach its data.
    chmodSync(dataDirectory, 0o755);
    cleanup.defer(() => rmSync(dataDirectory, { recursive: true, force: true }));
    const databases = await prepareDatabases({ ...SETTINGS, dataDirectory, dataSet });
    cleanup.defer(() => databases.stop());
    const run = async (name: string, own: Record<string, string>, port = 0) => {
      const program = require.resolve(`@aiwork/${name}/main`);
      const running = await runProcess(name, program, port, { LOG_LEVEL: "silent", ...environment, ...own });
      cleanup.defer(() => running.stop());
      return running;
    };
    const settings: Record<Party, Record<string, string>> = {
      city: { AIWORK_DATA: dataSet, CITY_DATABASE_URL: databases.city },
      national: { AIWORK_DATA: dataSet, NATIONAL_DATABASE_URL: databases.national },
    };
    const [city, national] = await Promise.all([run("city", settings.city), run("national", settings.national)]);
    const parties = { city, national };
    const gateway = await run("gateway", { SUBGRAPH_URLS: JSON.stringify({ city: city.url, national: national.url }) });
    const owned = { city: await openOwned(databases.city), national: await openOwned(databases.national) };
    cleanup.defer(() => Promise.all([owned.city.close(), owned.national.close()]));
    return {
      ask: (query, variables, headers) => ask(gateway.url, query, variables, headers),
      gateway,
      parties,
      stop: (party) => parties[party].stop(),
      restart: async (party) => {
        parties[party] = await run(party, settings[party], parties[party].port);
      },
      databases: owned,
      [Symbol.asyncDispose]: () => cleanup[Symbol.asyncDispose](),
    };
  });
}

function openOwned(url: string): Promise<Database> {
  return openDatabase({ url, pool: "interactive", applicationName: "test" });
}
