import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { readOrMakeSecret } from "@aiwork/runtime/postgres/read-or-make-secret";

/** `id:secret` of what each party's access records are signed with; each is that party's alone. */
export interface AccessRecordKeys {
  city: string;
  national: string;
}

/** Made once per data directory, in files that nobody else may read: with them go what the records are verified by. */
export function readOrMakeAccessRecordKeys(dataDirectory: string): AccessRecordKeys {
  const directory = join(dataDirectory, "access-records");
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const keyOf = (party: keyof AccessRecordKeys) => `k1:${readOrMakeSecret(join(directory, `${party}-key`))}`;
  return { city: keyOf("city"), national: keyOf("national") };
}
