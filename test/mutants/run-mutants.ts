import { parseArgs } from "node:util";
import { readGuards } from "./guards";
import { lineOf, type Outcome, type Tried } from "./outcome";
import { tryGuards } from "./try-guards";

/** With --short, one of this many of the guards that need no build is removed: what a minute allows. */
const SAMPLE = 16;

/** `npm run mutants`: removes each guard in turn and lists the survivors. Exit 1 with any, or with none removed. */
async function main(): Promise<void> {
  const { values: asked } = parseArgs({
    options: { only: { type: "string", default: "" }, short: { type: "boolean" }, json: { type: "boolean" } },
  });
  const named = readGuards().filter((guard) => Object.values(guard).join("\n").includes(asked.only));
  const guards = asked.short ? named.filter(({ isBuilt }) => !isBuilt).filter((_, i) => i % SAMPLE === 0) : named;
  const tried: Tried[] = [];
  await tryGuards(guards, (one) => {
    tried.push(one);
    if (!asked.json) console.log(lineOf(one));
  });
  const [noticed, survived, errors] = (["noticed", "SURVIVED", "error"] as Outcome[]).map((outcome) =>
    tried.filter((one) => one.outcome === outcome),
  ) as [Tried[], Tried[], Tried[]];
  if (asked.json) {
    const counts = {
      removed: guards.length,
      noticed: noticed.length,
      survived: survived.length,
      errors: errors.length,
    };
    console.log(JSON.stringify({ ...counts, left: [...survived, ...errors].map(lineOf) }));
  } else {
    const end = errors.length === 0 ? "" : `, ${errors.length} could not be tried`;
    console.log(`${guards.length} guards removed, ${noticed.length} noticed, ${survived.length} survived${end}`);
  }
  process.exitCode = guards.length > 0 && noticed.length === guards.length ? 0 : 1;
}

void main();
