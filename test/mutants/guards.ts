import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";
import { type GuardChange, type Marked, marksIn } from "./remove-guard";
import { workspaceOf } from "./run-jest";

/** A guard, what is taken out of the code when it is removed, and the test that must fail then. */
export type Guard = Marked &
  GuardChange & {
    /** What it guards, in a sentence. */
    guard: string;
    /** A test file, from the repository's root. */
    test: string;
    /** Its test runs what was built, not the sources: the file's workspace is compiled without the guard. */
    isBuilt: boolean;
    /** Row-level security refuses the same, so the test runs without it. */
    isAlone: boolean;
  };

/** Guards that one test file covers, as they stand in the lists. */
interface Group extends Pick<Guard, "test"> {
  alone?: true;
  guards: ({ guard: string; at: string } & GuardChange)[];
}

const LISTS = join(REPOSITORY_ROOT, "test/mutants/guards");

/** Every guard of the lists, in the order of the lists' names. @throws Error when the code does not name one of them */
export function readGuards(): Guard[] {
  const files = new Map(readMarks().map(({ at, file }) => [at, file]));
  const groups = readdirSync(LISTS)
    .sort()
    .flatMap((list): Group[] => JSON.parse(readFileSync(join(LISTS, list), "utf8")));
  return groups.flatMap(({ test, alone = false, guards }) =>
    guards.map((guard) => {
      const file = files.get(guard.at);
      if (file === undefined) throw new Error(`no comment in the code names the guard ${guard.at}`);
      return { ...guard, file, test, isBuilt: runsBuilt(test, file), isAlone: alone };
    }),
  );
}

/** The tests of the system run what was built of the other workspaces. */
function runsBuilt(test: string, file: string): boolean {
  return (
    file.endsWith(".ts") &&
    workspaceOf(REPOSITORY_ROOT, test) === "test" &&
    workspaceOf(REPOSITORY_ROOT, file) !== "test"
  );
}

/** Every comment in the code that names a guard. */
export function readMarks(): Marked[] {
  return workingFiles()
    .filter((file) => /\.(ts|sql)$/.test(file))
    .flatMap((file) => marksIn(readFileSync(join(REPOSITORY_ROOT, file), "utf8")).map((at) => ({ at, file })));
}

const MEANT_AS_MARK = /^.*(?:\/\/|\/\*|--|#)[ \t]*guard:?[ \t]*[a-z0-9]+-[a-z0-9].*$/gim;

/** Comments that mean to name a guard and would not be read: a mark stands alone on its line, in TypeScript or SQL. */
export function readBrokenMarks(): Marked[] {
  return workingFiles()
    .filter((file) => /\.(ts|[mc]?js|sql|graphql)$/.test(file))
    .flatMap((file) => {
      const lines = readFileSync(join(REPOSITORY_ROOT, file), "utf8").match(MEANT_AS_MARK) ?? [];
      const isRead = (line: string) => /\.(ts|sql)$/.test(file) && marksIn(line).length === 1;
      return lines.filter((line) => !isRead(line)).map((line) => ({ at: line.trim(), file }));
    });
}

/** The files of the working tree that are committed, or new and not ignored; from the repository's root. */
export function workingFiles(): string[] {
  const list = execFileSync("git", ["ls-files", "-coz", "--exclude-standard"], {
    cwd: REPOSITORY_ROOT,
    encoding: "utf8",
  });
  return list.split("\0").filter((file) => file !== "" && existsSync(join(REPOSITORY_ROOT, file)));
}
