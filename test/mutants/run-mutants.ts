import { parseArgs } from "node:util";
import { readGuards } from "./guards";
import { describeTried, type MutantOutcome, type TriedGuard } from "./outcome";
import { tryGuards } from "./try-guards";

/** With --short, one of this many of the guards that need no build is removed: what a minute allows. */
const SAMPLE = 16;

/** `npm run mutants`: removes each guard in turn and lists the survivors. Exits with 1 if there are any, or if no guard was removed. */
async function main(): Promise<void> {
  const { values: options } = parseArgs({
    options: { only: { type: "string", default: "" }, short: { type: "boolean" }, json: { type: "boolean" } },
  });
  const named = readGuards().filter((guard) => Object.values(guard).join("\n").includes(options.only));
  const guards = options.short ? named.filter(({ isBuilt }) => !isBuilt).filter((_, i) => i % SAMPLE === 0) : named;
  const tried: TriedGuard[] = [];
  await tryGuards(guards, (one) => {
    tried.push(one);
    // With --json, survivors are told at once on standard error: a run takes the better part of an hour.
    if (!options.json) console.log(describeTried(one));
    else if (one.outcome !== "noticed") console.error(describeTried(one));
  });
  const [noticed, survived, errors] = (["noticed", "SURVIVED", "error"] as MutantOutcome[]).map((outcome) =>
    tried.filter((one) => one.outcome === outcome),
  ) as [TriedGuard[], TriedGuard[], TriedGuard[]];
  if (options.json) {
    const counts = {
      removed: guards.length,
      noticed: noticed.length,
      survived: survived.length,
      errors: errors.length,
    };
    console.log(JSON.stringify({ ...counts, left: [...survived, ...errors].map(describeTried) }));
  } else {
    const end = errors.length === 0 ? "" : `, ${errors.length} could not be tried`;
    console.log(`${guards.length} guards removed, ${noticed.length} noticed, ${survived.length} survived${end}`);
  }
  process.exitCode = guards.length > 0 && noticed.length === guards.length ? 0 : 1;
}

void main();
