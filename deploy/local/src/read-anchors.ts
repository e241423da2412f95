import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { readConfiguration } from "@aiwork/server/configuration/read-configuration";
import type { CallerParty } from "@aiwork/server/identity/caller";
import { ANCHOR_TYPE, type Anchor, anchorSchema } from "@aiwork/subgraph/access-log/anchor";
import { connectDatabase } from "@aiwork/subgraph/database/connect-database";
import { createReceiptSigner } from "@aiwork/subgraph/receipts/receipt-signer";
import { decodeJwt } from "jose";
import { z } from "zod";
import { dataDirectorySetting } from "./claim-data-directory";
import type { AccessRecordSource } from "./find-records";
import { ANCHORS_FOLDER, publishedSealKeysPath } from "./party-keys";

const sealKeysSetting = z
  .string()
  .optional()
  .describe("the file, or the `https` address, of the party's public receipt keys, by which its anchors are verified");

/** The further environment of `npm run access:verify`. */
export const anchorsEnvironment = z.object({
  AIWORK_DATA_DIR: dataDirectorySetting,
  CITY_SEAL_KEYS: sealKeysSetting,
  NATIONAL_SEAL_KEYS: sealKeysSetting,
});

/** A line that says where access records end, and where it was kept. */
interface KeptLine {
  readonly place: string;
  readonly line: string;
}

/** The anchors of a party that hold, and a sentence for each that does not. */
export interface VerifiedAnchors {
  readonly anchors: readonly Anchor[];
  readonly faults: readonly string[];
}

/**
 * Reads the anchors that were kept outside a party's database: in a file or a folder of files, and by the other party.
 * @param path what the caller names; else the folder of the system in the data directory
 * @throws Error where there are some, and the party's public receipt keys are not known
 */
export async function readAnchors(
  { party: { name, access } }: AccessRecordSource,
  other: AccessRecordSource | undefined,
  environment: NodeJS.ProcessEnv,
  path: string | undefined,
): Promise<VerifiedAnchors> {
  const given = readConfiguration(anchorsEnvironment, environment);
  const from = environment.INIT_CWD ?? ".";
  const directory = resolve(from, given.AIWORK_DATA_DIR);
  const files = path === undefined ? join(directory, ANCHORS_FOLDER) : resolve(from, path);
  const lines = [
    ...(path !== undefined || existsSync(files) ? readLines(files) : []),
    ...(other ? await readKept(other, access.party) : []),
  ].filter(({ line }) => statedParty(line) !== (access.party === "CITY" ? "NATIONAL" : "CITY"));
  if (lines.length === 0) return { anchors: [], faults: [] };
  const published = publishedSealKeysPath(directory, name);
  const variable = access.party === "CITY" ? "CITY_SEAL_KEYS" : "NATIONAL_SEAL_KEYS";
  const keys = given[variable] ?? (existsSync(published) ? published : undefined);
  if (keys === undefined)
    throw new Error(`${name}: set ${variable} to its public receipt keys, which its anchors are verified by.`);
  return verifyLines(lines, keys);
}

/** The party that a line says it is of; undefined where it cannot be read. */
function statedParty(line: string): unknown {
  try {
    return decodeJwt(line).party;
  } catch {
    return undefined;
  }
}

/** @throws Error where the file or folder cannot be read */
function readLines(path: string): KeptLine[] {
  try {
    const files = statSync(path).isDirectory()
      ? readdirSync(path)
          .sort()
          .map((name) => join(path, name))
      : [path];
    return files.flatMap((file) =>
      readFileSync(file, "utf8")
        .split("\n")
        .flatMap((line, index) => (line === "" ? [] : [{ place: `${file}:${index + 1}`, line }])),
    );
  } catch {
    throw new Error(`The anchors in ${path} cannot be read: name a file, or a folder of files.`);
  }
}

/** The anchors that the other party keeps of this one. */
async function readKept({ party, url }: AccessRecordSource, of: CallerParty): Promise<KeptLine[]> {
  const database = await connectDatabase({ url, pool: "maintenance", applicationName: `${party.name}-verification` });
  try {
    const kept: { receipt: string }[] = await database.dataSource.query(
      "select receipt from kept_access_anchor where party = $1 order by taken_at",
      [of],
    );
    return kept.map(({ receipt }, index) => ({ place: `kept by the ${party.name} side, ${index + 1}`, line: receipt }));
  } finally {
    await database.close();
  }
}

async function verifyLines(lines: readonly KeptLine[], keys: string): Promise<VerifiedAnchors> {
  const signer = await createReceiptSigner({ PEER_SEAL_KEYS: keys });
  const [anchors, faults] = [new Map<string, Anchor>(), [] as string[]];
  for (const { place, line } of lines) {
    const verified = await signer.verify(ANCHOR_TYPE, line);
    const { data } = anchorSchema.safeParse("content" in verified ? verified.content : undefined);
    if (data) anchors.set(line, data);
    else faults.push(`the anchor at ${place} does not hold: ${"fault" in verified ? verified.fault : "UNREADABLE"}`);
  }
  return { anchors: [...anchors.values()], faults };
}
