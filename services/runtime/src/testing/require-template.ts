import { asAdmin } from "../postgres/as-admin";
import type { Party } from "../server/party";
import { makeTemplate, templateName } from "./template-of-party";

/** Creates the template once; other processes wait meanwhile. @returns the template's name */
export async function requireTemplate(adminUrl: string, party: Party, dataSet: string): Promise<string> {
  const name = templateName(party, dataSet);
  await asAdmin(adminUrl, async (admin) => {
    await admin.query("select pg_advisory_lock(hashtext($1))", [name]);
    const { rowCount } = await admin.query("select from pg_database where datname = $1 and datistemplate", [name]);
    if (rowCount) return;
    await makeTemplate(adminUrl, party, dataSet);
    await admin.query(`alter database ${admin.escapeIdentifier(name)} is_template true`);
  });
  return name;
}
