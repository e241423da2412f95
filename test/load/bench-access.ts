import { Cleanup } from "../cleanup";
import { startSystem, type ViewedSystem } from "./access/layered-system";
import { LAYERS } from "./access/layers";
import { median, sumOf, type Turn, takeTurn, takeTurns } from "./access/take-turns";
import { tellProgress } from "./tell-progress";

/** Percent of CPU that all that keeps the data may add to a warm view of a person, over the whole system. */
const LIMIT = 35;
const ROUNDS = 10;
const VIEWS = 40;
const WARMING = 200;

/** From the bare system to the product; between them, when it is asked for, one layer more each. */
function stepsOf(withLayers: boolean) {
  const between = LAYERS.map((name, i) => ({ name: `+ ${name}`, layers: LAYERS.slice(0, i + 1) }));
  return [
    { name: "bare", layers: [] },
    ...(withLayers ? between : []),
    { name: "product", layers: "product" },
  ] as const;
}

/** All systems side by side, asked in turn for the same person's view in one run. */
async function measure(steps: ReturnType<typeof stepsOf>) {
  await using cleanup = new Cleanup();
  const systems: ViewedSystem[] = [];
  for (const { layers } of steps) {
    const system = await startSystem(layers);
    cleanup.defer(() => system[Symbol.asyncDispose]());
    systems.push(system);
  }
  for (const system of systems) await takeTurn(system, WARMING);
  const turns = await takeTurns(systems, ROUNDS, VIEWS, (round) => tellProgress(`round ${round} of ${ROUNDS}`));
  return steps.map(({ name }, i) => rowOf(name, turns[i] ?? [], turns[0] ?? [], systems[i]?.characters ?? 0));
}

function rowOf(what: string, turns: readonly Turn[], bare: readonly Turn[], characters: number) {
  const of = (part: (turn: Turn) => number) => Number(median(turns.map(part)).toFixed(2));
  const added = median(turns.map((turn, round) => (sumOf(turn) / sumOf(bare[round] as Turn) - 1) * 100));
  return {
    what,
    "added %": Number(added.toFixed(1)),
    "CPU ms": of(sumOf),
    gateway: of(({ gateway }) => gateway),
    city: of(({ city }) => city),
    national: of(({ national }) => national),
    postgres: of(({ postgres }) => postgres),
    characters,
  };
}

async function main(): Promise<void> {
  const rows = await measure(stepsOf(process.argv.includes("--layers")));
  const measured = rows.at(-1)?.["added %"] ?? Number.NaN;
  const held = measured <= LIMIT;
  if (process.argv.includes("--json")) console.log(JSON.stringify({ rows, measured, limit: LIMIT, held }));
  else {
    console.table(rows);
    console.log(`What keeps the data adds ${measured} % to the CPU of a view; the limit is ${LIMIT} %.`);
  }
  if (process.argv.includes("--check") && !held) process.exit(1);
}

void main();
