import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";
import type { PartyName } from "@aiwork/kit/system/start-system";

/** An error code, and the file of its catalogue. */
export interface DeclaredErrorCode {
  name: string;
  file: string;
}

/** The catalogues that both parties use. */
const SHARED_FOLDERS = ["services/agreement/src", "services/subgraph/src/mutations"];
/** An entry of a catalogue; all catalogues are written in this form. */
const ENTRY = /^ {2}(?: {2})?([A-Z][A-Z_]+): \{$/gm;

/** Every error code that a party declares. */
export function declaredCodesOf(party: PartyName): DeclaredErrorCode[] {
  return [`services/${party}/src`, ...SHARED_FOLDERS].flatMap((folder) =>
    cataloguesIn(join(REPOSITORY_ROOT, folder)).flatMap(codesIn),
  );
}

function cataloguesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".errors.ts"))
    .sort()
    .map((file) => join(folder, file));
}

function codesIn(file: string): DeclaredErrorCode[] {
  const codes = [...readFileSync(file, "utf8").matchAll(ENTRY)].map(([, name = ""]) => name);
  if (codes.length === 0) throw new Error(`${file} contains no code. Is it written like the other catalogues?`);
  return codes.map((name) => ({ name, file: relative(REPOSITORY_ROOT, file) }));
}
