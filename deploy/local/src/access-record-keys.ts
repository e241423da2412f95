import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { readOrMakeSecret } from "@aiwork/runtime/postgres/read-or-make-secret";

/** The keys (`id:secret`) that sign each party's access records; a party gets only its own. */
export interface AccessRecordKeys {
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
