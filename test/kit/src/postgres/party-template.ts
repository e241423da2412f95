import { asAdmin } from "@aiwork/postgres/as-admin";
import { provisionDatabase } from "@aiwork/postgres/provision-database";
import type { CallerParty } from "@aiwork/server/identity/caller";
import { partyLogins } from "@aiwork/subgraph/database/caller-databases";
import type { Party } from "@aiwork/subgraph/serve/party";
import { prepareDatabase } from "@aiwork/subgraph/serve/prepare-database";
import { templateName } from "./template-name";

export const TEMPLATE_OWNER = "aiwork_test";
export const TEMPLATE_PASSWORD = "only-on-this-machine-for-this-run";

/** Logins belong to the whole server of the run: every database on it has them with these passwords. */
export const loginsOfRun = (party: CallerParty) => partyLogins(party, TEMPLATE_PASSWORD);

/** Creates a party's database with its migrations and a data set, which test files clone. */
export async function createTemplate(adminUrl: string, party: Party, dataSet: string): Promise<void> {
  const url = await provisionDatabase(adminUrl, {
    database: templateName(party.name, dataSet),
    role: TEMPLATE_OWNER,
    password: TEMPLATE_PASSWORD,
    logins: loginsOfRun(party.access.party),
  });
  await prepareDatabase(withDataSet(party, dataSet), url, { dataSet, secret: TEMPLATE_PASSWORD, isTrial: true });
}

type CityDemo = typeof import("@aiwork/demo/city/city-with-demo");
type NationalDemo = typeof import("@aiwork/demo/national/national-with-demo");

/**
 * The demonstration population is loaded only where a test asks for it: its code is as large as a party's. Jest has no
 * `import()` in built files, hence `require`.
 */
function withDataSet(party: Party, dataSet: string): Party {
  if (dataSet !== "demo") return party;
  return party.name === "city"
    ? (require("@aiwork/demo/city/city-with-demo") as CityDemo).cityWithDemo
    : (require("@aiwork/demo/national/national-with-demo") as NationalDemo).nationalWithDemo;
}

export function databaseUrlOf(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.username = TEMPLATE_OWNER;
  url.password = TEMPLATE_PASSWORD;
  url.pathname = `/${database}`;
  return url.href;
}

/** Creates the template once; other processes wait meanwhile. @returns the template's name */
export async function requireTemplate(adminUrl: string, party: Party, dataSet: string): Promise<string> {
  const name = templateName(party.name, dataSet);
  await asAdmin(adminUrl, async (admin) => {
    await admin.query("select pg_advisory_lock(hashtext($1))", [name]);
    const { rowCount } = await admin.query("select from pg_database where datname = $1 and datistemplate", [name]);
    if (rowCount) return;
    await createTemplate(adminUrl, party, dataSet);
    await admin.query(`alter database ${admin.escapeIdentifier(name)} is_template true`);
  });
  return name;
}
