import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Bench, openBench } from "./bench-of-copy";
import { type Guard, nameOf, readGuards, removeGuard } from "./guards";
import { runTest, type Verdict } from "./run-test";

/** As many copies as the machine for which this is written has cores. */
const BENCHES = 2;
/** With --short every so-manieth guard is removed. */
const SAMPLE = 16;

const OUTCOMES = { failed: "noticed", passed: "SURVIVED", broken: "BROKEN" } as const;

async function main(): Promise<void> {
  const { values: asked } = parseArgs({
    options: { only: { type: "string" }, short: { type: "boolean" }, json: { type: "boolean" } },
  });
  const all = readGuards().filter(
    (guard) => nameOf(guard).includes(asked.only ?? "") || guard.test.includes(asked.only ?? ""),
  );
  const guards = asked.short ? all.filter((_, i) => i % SAMPLE === 0) : all;
  const verdicts = await removeEach(guards, (guard, verdict) => {
    if (!asked.json) console.log(`${OUTCOMES[verdict].padEnd(9)} ${nameOf(guard)}`);
  });
  const count = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length;
  const [noticed, survived, broken] = [count("failed"), count("passed"), count("broken")];
  if (asked.json) console.log(JSON.stringify({ removed: guards.length, noticed, survived, broken }));
  else
    console.log(
      `${guards.length} guards removed, ${noticed} noticed, ${survived} survived, ${broken} could not be tried`,
    );
  process.exitCode = guards.length > 0 && noticed === guards.length ? 0 : 1;
}

async function removeEach(
  guards: readonly Guard[],
  tell: (guard: Guard, verdict: Verdict) => void,
): Promise<Verdict[]> {
  // Neighbours share their tests, so that each copy compiles few of them.
  const waiting = guards.toSorted((a, b) => a.test.localeCompare(b.test));
  const verdicts: Verdict[] = [];
  const work = async () => {
    await using bench = await openBench();
    for (let guard = waiting.shift(); guard; guard = waiting.shift()) {
      const verdict = await remove(bench, guard);
      verdicts.push(verdict);
      tell(guard, verdict);
    }
  };
  await Promise.all(Array.from({ length: BENCHES }, work));
  return verdicts;
}

const known = new Map<string, Promise<Verdict>>();

/** Its test must pass as it is; without the guard it must fail. */
async function remove(bench: Bench, guard: Guard): Promise<Verdict> {
  const before = known.get(guard.test) ?? runTest(bench, guard.test);
  known.set(guard.test, before);
  if ((await before) !== "passed") return "broken";
  const file = join(bench.folder, guard.file);
  const text = readFileSync(file, "utf8");
  writeFileSync(file, removeGuard(text, guard));
  try {
    return await runTest(bench, guard.test);
  } finally {
    writeFileSync(file, text);
  }
}

void main();
