import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nameOf, ROOT, readGuards, removeGuard } from "./guards";

describe("the list of guards", () => {
  const guards = readGuards();

  it("names what stands in the code exactly once, a change of it, and a test that is there", () => {
    const faults = guards.filter((guard) => {
      const text = readFileSync(join(ROOT, guard.file), "utf8");
      return removeGuard(text, guard) === text || !existsSync(join(ROOT, guard.test));
    });
    expect(faults.map(nameOf)).toEqual([]);
  });

  it("names none twice", () => {
    const twice = guards.filter((guard, i) =>
      guards.slice(0, i).some((other) => JSON.stringify(other) === JSON.stringify(guard)),
    );
    expect(twice.map(nameOf)).toEqual([]);
  });
});
