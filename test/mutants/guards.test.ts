import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";
import { parseSync } from "@swc/core";
import { type Guard, readBrokenMarks, readGuards, readMarks } from "./guards";
import { removeGuard } from "./remove-guard";

const guards = readGuards();
const marks = readMarks();
const sourceOf = ({ file }: Guard) => readFileSync(join(REPOSITORY_ROOT, file), "utf8");
const namesOf = (found: readonly Guard[]) => found.map(({ at, guard }) => `${at}: ${guard}`);
const repeated = (values: readonly string[]) => values.filter((value, i) => values.indexOf(value) !== i);

/** Everything that distinguishes two changes of one statement. */
const changeOf = ({ guard: _, isBuilt: __, ...change }: Guard) => JSON.stringify(change);

describe("the lists of guards", () => {
  it("list every guard that a comment names, and the code names each guard once", () => {
    const listed = new Set(guards.map(({ at }) => at));
    expect(marks.filter(({ at }) => !listed.has(at))).toEqual([]);
    expect(repeated(marks.map(({ at }) => at))).toEqual([]);
  });

  it("are named by comments that are read: alone on a line, in TypeScript or SQL", () => {
    expect(readBrokenMarks()).toEqual([]);
  });

  it("name guards in kebab case", () => {
    expect(marks.filter(({ at }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(at))).toEqual([]);
  });

  it("change the code by each guard, and leave a file that parses", () => {
    const unchanged = guards.filter((guard) => removeGuard(sourceOf(guard), guard) === sourceOf(guard));
    expect(namesOf(unchanged)).toEqual([]);
    for (const guard of guards.filter(({ file }) => file.endsWith(".ts")))
      parseSync(removeGuard(sourceOf(guard), guard), { syntax: "typescript", decorators: true });
  });

  it("name a test file that exists for each guard", () => {
    const isTest = (file: string) => file.endsWith(".test.ts") && existsSync(join(REPOSITORY_ROOT, file));
    expect(namesOf(guards.filter(({ test }) => !isTest(test)))).toEqual([]);
  });

  it("say in a sentence what each guard guards", () => {
    expect(namesOf(guards.filter(({ guard }) => !/^[A-Z@].{10,115}\.$/.test(guard)))).toEqual([]);
  });

  it("list no guard and no change twice", () => {
    expect(repeated(guards.map(changeOf))).toEqual([]);
    expect(repeated(guards.map(({ at, guard }) => `${at}: ${guard}`))).toEqual([]);
  });
});
