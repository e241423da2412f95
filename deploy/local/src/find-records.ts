import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { city } from "@aiwork/city/city";
import { national } from "@aiwork/national/national";
import { chooseHome } from "@aiwork/postgres/home";
import { readSecret } from "@aiwork/postgres/read-or-make-secret";
import { readServerState } from "@aiwork/postgres/server-state";
import { readConfiguration } from "@aiwork/server/configuration/read-configuration";
import { type AccessRecordKey, accessRecordKeysSetting } from "@aiwork/subgraph/access-log/access-record-key";
import type { Party } from "@aiwork/subgraph/serve/party";
import { databaseUrlSetting } from "@aiwork/subgraph/serve/subgraph-settings";
import { z } from "zod";
import { dataDirectorySetting } from "./claim-data-directory";

/** A party's access records: the database that keeps them, and the keys that signed them. */
export interface AccessRecordSource {
  party: Party;
  url: string;
  keys: readonly AccessRecordKey[];
}

/** No system runs, and no database is configured. */
export class NoRunningSystem extends Error {}

const databaseSetting = databaseUrlSetting
  .optional()
  .describe("the database to look into, in place of the running system's");

/** The environment of `npm run access:verify` and `npm run disclosure`. */
export const recordsEnvironment = z.object({
  AIWORK_DATA_DIR: dataDirectorySetting,
  CITY_DATABASE_URL: databaseSetting,
  NATIONAL_DATABASE_URL: databaseSetting,
  CITY_ACCESS_RECORD_KEYS: accessRecordKeysSetting,
  NATIONAL_ACCESS_RECORD_KEYS: accessRecordKeysSetting,
});

/**
 * The access records of the configured databases, else of the system that runs in the data directory.
 * @throws NoRunningSystem with a sentence when there is neither, Error for keys that are not known, and ConfigurationError
 */
export function findAccessRecords(environment: NodeJS.ProcessEnv): AccessRecordSource[] {
  const given = readConfiguration(recordsEnvironment, environment);
  const directory = resolve(environment.INIT_CWD ?? ".", given.AIWORK_DATA_DIR);
  const found = [
    findForParty(city, given.CITY_DATABASE_URL, given.CITY_ACCESS_RECORD_KEYS, directory),
    findForParty(national, given.NATIONAL_DATABASE_URL, given.NATIONAL_ACCESS_RECORD_KEYS, directory),
  ].flatMap((records) => records ?? []);
  if (found.length > 0) return found;
  throw new NoRunningSystem(
    `No system runs in ${directory}: start it (npm start), set AIWORK_DATA_DIR to where one runs, ` +
      "or set CITY_DATABASE_URL or NATIONAL_DATABASE_URL to the database to look into.",
  );
}

function findForParty(
  party: Party,
  named: string | undefined,
  keys: readonly AccessRecordKey[] | undefined,
  directory: string,
): AccessRecordSource | undefined {
  const url = named ?? embeddedUrl(party.name, join(directory, "postgres"));
  if (url === undefined) return undefined;
  const secret = keys ? undefined : readSecret(join(directory, "access-records", `${party.name}-key`));
  const known = keys ?? (secret === undefined ? undefined : [{ id: "k1", secret }]);
  if (known) return { party, url, keys: known };
  const variable = `${party.name.toUpperCase()}_ACCESS_RECORD_KEYS`;
  throw new Error(`${party.name}: set ${variable} to the keys that its access records were signed with.`);
}

/** The address of the starter's own server, while it runs. */
function embeddedUrl(party: string, dataDir: string): string | undefined {
  const password = existsSync(dataDir) ? readSecret(join(dataDir, `${party}-password`)) : undefined;
  const state = password === undefined ? null : readServerState(join(chooseHome(dataDir).path, "cluster"));
  if (state?.status !== "ready") return undefined;
  return `postgres://aiwork_${party}:${password}@127.0.0.1:${state.port}/aiwork_${party}`;
}
