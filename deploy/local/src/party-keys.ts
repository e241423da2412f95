import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readOrMakeSecret } from "@aiwork/postgres/read-or-make-secret";
import { readOrMakeSigningKeys } from "./issuers/signing-keys";

/** The keys (`id:secret`) that sign each party's access records; a party gets only its own. */
interface AccessRecordKeys {
  city: string;
  national: string;
}

/** Creates the keys once per data directory, in private files; without them the records cannot be verified. */
export function readOrMakeAccessRecordKeys(dataDirectory: string): AccessRecordKeys {
  const directory = join(dataDirectory, "access-records");
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const keyOf = (party: keyof AccessRecordKeys) => `k1:${readOrMakeSecret(join(directory, `${party}-key`))}`;
  return { city: keyOf("city"), national: keyOf("national") };
}

/** The keys (`id:secret`) that sign the gateway's requests to each party. A party gets only its own, the gateway both. */
export interface SubgraphSigningKeys {
  city: string;
  national: string;
}

/** Creates the keys once per data directory, in private files. */
export function readOrMakeSubgraphSigningKeys(dataDirectory: string): SubgraphSigningKeys {
  const directory = join(dataDirectory, "request-signing");
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const keyOf = (party: keyof SubgraphSigningKeys) => `k1:${readOrMakeSecret(join(directory, `${party}-key`))}`;
  return { city: keyOf("city"), national: keyOf("national") };
}

/** The settings of a party's process for receipts: its own private keys and the other party's public ones. */
export interface SealKeys {
  SEAL_KEYS_PATH: string;
  PEER_SEAL_KEYS: string;
}

/** Creates the keys once per data directory; the private ones in private files. */
export async function readOrMakeSealKeys(dataDirectory: string): Promise<Record<"city" | "national", SealKeys>> {
  const directory = join(dataDirectory, "receipt-keys");
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const city = await readOrMakeKeysOf(directory, "city");
  const national = await readOrMakeKeysOf(directory, "national");
  return {
    city: { SEAL_KEYS_PATH: city.own, PEER_SEAL_KEYS: national.published },
    national: { SEAL_KEYS_PATH: national.own, PEER_SEAL_KEYS: city.published },
  };
}

/** The folder of a data directory in which the ends of the access records are kept. */
export const ANCHORS_FOLDER = "access-anchors";

/** The file of a data directory with a party's public receipt keys. */
export function publishedSealKeysPath(dataDirectory: string, party: string): string {
  return join(dataDirectory, "receipt-keys", `${party}-public-keys.json`);
}

async function readOrMakeKeysOf(directory: string, party: string): Promise<{ own: string; published: string }> {
  const own = join(directory, `${party}-keys.json`);
  const published = join(directory, `${party}-public-keys.json`);
  const keys = await readOrMakeSigningKeys(own);
  writeFileSync(`${published}.draft`, JSON.stringify({ keys: keys.map(({ d: _, ...open }) => open) }));
  renameSync(`${published}.draft`, published);
  return { own, published };
}
