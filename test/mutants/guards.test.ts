import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Guard, ROOT, readGuards, removeGuard } from "./guards";

const guards = readGuards();
const namesOf = (found: readonly Guard[]) => found.map(({ file, guard }) => `${file}: ${guard}`);
const isTwice = (sameAs: (one: Guard) => string) => {
  const texts = guards.map(sameAs);
  return guards.filter((guard) => texts.indexOf(sameAs(guard)) !== texts.lastIndexOf(sameAs(guard)));
};

describe("the list of guards", () => {
  it("names what stands in the code exactly once, and a change of it", () => {
    const faults = guards.filter((guard) => {
      const text = readFileSync(join(ROOT, guard.file), "utf8");
      return text.split(guard.find).length !== 2 || removeGuard(text, guard) === text;
    });
    expect(namesOf(faults)).toEqual([]);
  });

  it("names a test that is there", () => {
    const isTest = (file: string) => file.endsWith(".test.ts") && existsSync(join(ROOT, file));
    expect(namesOf(guards.filter(({ test }) => !isTest(test)))).toEqual([]);
  });

  it("says of each in a sentence what it guards", () => {
    expect(namesOf(guards.filter(({ guard }) => !/^[A-Z@].{10,115}\.$/.test(guard)))).toEqual([]);
  });

  it("names none twice", () => {
    expect(namesOf(isTwice(({ file, find, replace, test }) => JSON.stringify([file, find, replace, test])))).toEqual(
      [],
    );
    expect(namesOf(isTwice(({ file, guard }) => JSON.stringify([file, guard])))).toEqual([]);
  });
});
