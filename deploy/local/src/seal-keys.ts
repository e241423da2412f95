import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readOrMakeSigningKeys } from "./issuers/signing-keys";

/** What a party's process is told of the keys under the joint papers: its own private ones, the other's public ones. */
export interface SealKeys {
  SEAL_KEYS_PATH: string;
  PEER_SEAL_KEYS: string;
}

/** Made once per data directory; the private ones in files that nobody else may read. */
export async function readOrMakeSealKeys(dataDirectory: string): Promise<Record<"city" | "national", SealKeys>> {
  const directory = join(dataDirectory, "seals");
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const city = await readOrMakeKeysOf(directory, "city");
  const national = await readOrMakeKeysOf(directory, "national");
  return {
    city: { SEAL_KEYS_PATH: city.own, PEER_SEAL_KEYS: national.published },
    national: { SEAL_KEYS_PATH: national.own, PEER_SEAL_KEYS: city.published },
  };
}

async function readOrMakeKeysOf(directory: string, party: string): Promise<{ own: string; published: string }> {
  const own = join(directory, `${party}-keys.json`);
  const published = join(directory, `${party}-public-keys.json`);
  const keys = await readOrMakeSigningKeys(own);
  writeFileSync(`${published}.draft`, JSON.stringify({ keys: keys.map(({ d: _, ...open }) => open) }));
  renameSync(`${published}.draft`, published);
  return { own, published };
}
