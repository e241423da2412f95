import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { readOrMakeSecret } from "@aiwork/runtime/postgres/read-or-make-secret";

/** `id:secret` of the signed road to each party. A party is given its own alone, the gateway both. */
export interface RoadKeys {
  city: string;
  national: string;
}

/** Made once per data directory, in files that nobody else may read. */
export function readOrMakeRoadKeys(dataDirectory: string): RoadKeys {
  const directory = join(dataDirectory, "road");
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const keyOf = (party: keyof RoadKeys) => `k1:${readOrMakeSecret(join(directory, `${party}-key`))}`;
  return { city: keyOf("city"), national: keyOf("national") };
}
