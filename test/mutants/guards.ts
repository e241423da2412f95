import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A guard and what is left when it is removed. */
export interface Guard {
  /** From the repository's root. */
  file: string;
  /** Stands exactly once in the file. */
  find: string;
  replace: string;
  /** The test file that must notice, from the repository's root. */
  test: string;
}

/** The repository, seen from test/mutants and from test/dist/mutants. */
export const ROOT = join(__dirname, __dirname.includes("/dist/") ? "../../.." : "../..");
const LISTS = join(ROOT, "test/mutants/guards");

/** Every guard of the lists, in the order of their names. */
export function readGuards(): Guard[] {
  return readdirSync(LISTS)
    .sort()
    .flatMap((list) => JSON.parse(readFileSync(join(LISTS, list), "utf8")) as Guard[]);
}

/** A guard in one line: where it stands, and the beginning of what was removed. */
export function nameOf({ file, find, replace }: Guard): string {
  const shown = (text: string) => text.trim().split("\n")[0]?.slice(0, 60) ?? "";
  return `${file}: ${shown(find)} → ${shown(replace) || "nothing"}`;
}

/** @throws Error when what is to be removed does not stand there exactly once */
export function removeGuard(text: string, { find, replace, file }: Guard): string {
  const [before, after, ...more] = text.split(find);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`${file} does not hold exactly once: ${find}`);
  return before + replace + after;
}
