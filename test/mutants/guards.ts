import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A guard, what is left when it is removed, and the test that must notice. */
export interface Guard {
  /** What it guards, in a sentence. */
  guard: string;
  /** From the repository's root. */
  file: string;
  /** Stands exactly once in the file. */
  find: string;
  replace: string;
  /** A test file, from the repository's root. */
  test: string;
  /** Its test runs what was built, not the sources: the file's workspace is compiled without the guard. */
  isBuilt: boolean;
}

/** Guards of one file that one test notices, as they stand in the lists. */
interface Group extends Pick<Guard, "file" | "test"> {
  built?: true;
  guards: Pick<Guard, "guard" | "find" | "replace">[];
}

/** The repository, seen from test/mutants and from test/dist/mutants. */
export const ROOT = join(__dirname, __dirname.includes("/dist/") ? "../../.." : "../..");
const LISTS = join(ROOT, "test/mutants/guards");

/** Every guard of the lists, in the order of their names. */
export function readGuards(): Guard[] {
  const groups = readdirSync(LISTS)
    .sort()
    .flatMap((list): Group[] => JSON.parse(readFileSync(join(LISTS, list), "utf8")));
  return groups.flatMap(({ file, test, built = false, guards }) =>
    guards.map((guard) => ({ ...guard, file, test, isBuilt: built })),
  );
}

/** The text of the guard's file without it. @throws Error when what is to be removed does not stand there exactly once */
export function removeGuard(text: string, { find, replace, file }: Guard): string {
  const [before, after, ...more] = text.split(find);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`${file} does not hold exactly once: ${find}`);
  return before + replace + after;
}
