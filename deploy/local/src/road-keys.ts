import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { readOrMakeSecret } from "@aiwork/runtime/postgres/read-or-make-secret";

/** The keys (`id:secret`) that sign the gateway's requests to each party. A party gets only its own, the gateway both. */
export interface RoadKeys {
  city: string;
  national: string;
}

/** Creates the keys once per data directory, in private files. */
export function readOrMakeRoadKeys(dataDirectory: string): RoadKeys {
  const directory = join(dataDirectory, "road");
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const keyOf = (party: keyof RoadKeys) => `k1:${readOrMakeSecret(join(directory, `${party}-key`))}`;
  return { city: keyOf("city"), national: keyOf("national") };
}
