import { loginsOf } from "../login/login-url";
import { provisionDatabase } from "../postgres/provision-database";
import type { Party } from "../server/party";
import { prepareDatabase } from "../server/prepare-database";

export const ROLE = "aiwork_test";
export const PASSWORD = "only-on-this-machine-for-this-run";

/** Creates a party's database with its migrations and a data set, which test files clone. */
export async function makeTemplate(adminUrl: string, party: Party, dataSet: string): Promise<void> {
  const url = await provisionDatabase(adminUrl, {
    database: templateName(party, dataSet),
    role: ROLE,
    password: PASSWORD,
    logins: { names: loginsOf(party.access.party), password: PASSWORD },
  });
  await prepareDatabase(party, url, dataSet, PASSWORD);
}

export function templateName(party: Party, dataSet: string): string {
  return `template_${party.name}_${dataSet}`;
}

export function urlOf(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.username = ROLE;
  url.password = PASSWORD;
  url.pathname = `/${database}`;
  return url.href;
}
