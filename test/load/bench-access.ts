import { LAYERS } from "@aiwork/kit/layers/layered-program";
import { Cleanup } from "@aiwork/kit/system/cleanup";
import { printProgress } from "@aiwork/kit/system/print-progress";
import { startLayeredSystem, type ViewedSystem } from "./layered-system";
import { type CpuTurn, median, takeTurn, takeTurns, totalOf } from "./take-turns";

/** The percentage of CPU that all protections of the data may add to a warm view of a person, over the whole system. */
const LIMIT = 35;
const ROUNDS = 10;
const VIEWS = 40;
const WARMING = 200;

/** The systems from the bare one to the product; with all layers, each system adds one. */
function stepsOf(withLayers: boolean) {
  const between = LAYERS.map((name, i) => ({ name: `+ ${name}`, layers: LAYERS.slice(0, i + 1) }));
  return [
    { name: "bare", layers: [] },
    ...(withLayers ? between : []),
    { name: "product", layers: "product" },
  ] as const;
}

/** Measures all systems in one run, which answer the same person's view in turn. */
async function measure(steps: ReturnType<typeof stepsOf>) {
  await using cleanup = new Cleanup();
  const systems: ViewedSystem[] = [];
  for (const { layers } of steps) {
    const system = await startLayeredSystem(layers);
    cleanup.defer(() => system[Symbol.asyncDispose]());
    systems.push(system);
  }
  for (const system of systems) await takeTurn(system, WARMING);
  const turns = await takeTurns(systems, ROUNDS, VIEWS, (round) => printProgress(`round ${round} of ${ROUNDS}`));
  return steps.map(({ name }, i) => rowOf(name, turns[i] ?? [], turns[0] ?? [], systems[i]?.characters ?? 0));
}

function rowOf(what: string, turns: readonly CpuTurn[], bare: readonly CpuTurn[], characters: number) {
  const of = (part: (turn: CpuTurn) => number) => Number(median(turns.map(part)).toFixed(2));
  const added = median(turns.map((turn, round) => (totalOf(turn) / totalOf(bare[round] as CpuTurn) - 1) * 100));
  return {
    what,
    "added %": Number(added.toFixed(1)),
    "CPU ms": of(totalOf),
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
    console.log(`The protections of the data add ${measured} % to the CPU of a view. The limit is ${LIMIT} %.`);
  }
  if (process.argv.includes("--check") && !held) process.exit(1);
}

void main();
