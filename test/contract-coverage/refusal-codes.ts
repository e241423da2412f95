import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Party } from "../constellation";
import { ROOT } from "../mutants/guards";

/** A code of a catalogue of refusals, and the file that it stands in. */
export interface RefusalCode {
  name: string;
  file: string;
}

/** What either party refuses by the agreement, or by how acts are done. */
const OF_BOTH = ["services/agreement/src", "services/runtime/src/act"];
/** An entry of a catalogue, as all of them are written. */
const ENTRY = /^ {2}([A-Z][A-Z_]+): \{$/gm;

/** Every code by which a party refuses. */
export function refusalCodesOf(party: Party): RefusalCode[] {
  return [`services/${party}/src`, ...OF_BOTH].flatMap((folder) => cataloguesIn(join(ROOT, folder)).flatMap(codesIn));
}

function cataloguesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith("-refusals.ts"))
    .sort()
    .map((file) => join(folder, file));
}

function codesIn(file: string): RefusalCode[] {
  const codes = [...readFileSync(file, "utf8").matchAll(ENTRY)].map(([, name = ""]) => name);
  if (codes.length === 0) throw new Error(`${file} holds no code: is it written as the other catalogues are?`);
  return codes.map((name) => ({ name, file: relative(ROOT, file) }));
}
