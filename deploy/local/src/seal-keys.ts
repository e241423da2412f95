import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readOrMakeSigningKeys } from "./issuers/signing-keys";

/** The settings of a party's process for receipts: its own private keys and the other party's public ones. */
export interface SealKeys {
  SEAL_KEYS_PATH: string;
  PEER_SEAL_KEYS: string;
}

/** Creates the keys once per data directory; the private ones in private files. */
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
