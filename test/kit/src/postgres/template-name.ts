import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../../../..");
const FILLED_BY = ["services", "schema/agreement", "deploy/demo/src"];
/** Migrations, seeds, the demonstration population, and the reference data that both parties load. */
const IS_SOURCE =
  /\/migrations\/.+\.sql$|\/src\/(.+\/)?[a-z.-]*seed\.ts$|^schema\/agreement\/.+\.json$|^deploy\/demo\/src\/.+\.ts$/;
const hashes = new Map<string, string>();

/** Ends with a hash of all that fills it, so that a kept server never offers a template of other migrations or data. */
export function templateName(party: string, dataSet: string): string {
  return `template_${party}_${dataSet}_${hashOfSources(dataSet)}`;
}

/** Whether a database is a template of today's migrations and data. */
export function isCurrentTemplate(database: string): boolean {
  return ["seed", "demo"].some((dataSet) => database.endsWith(`_${dataSet}_${hashOfSources(dataSet)}`));
}

function hashOfSources(dataSet: string): string {
  const known = hashes.get(dataSet);
  if (known) return known;
  const hash = createHash("sha256");
  for (const folder of FILLED_BY)
    for (const file of filesUnder(folder))
      if (IS_SOURCE.test(file) && (dataSet === "demo" || !file.startsWith("deploy/")))
        hash.update(file).update(readFileSync(join(ROOT, file)));
  const found = hash.digest("hex").slice(0, 12);
  hashes.set(dataSet, found);
  return found;
}

function filesUnder(folder: string): string[] {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true });
  return entries
    .filter(({ name }) => !["node_modules", "dist", "generated"].includes(name))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
    .sort();
}
