import type { Cpu, ViewedSystem } from "./layered-system";

/** A turn in which a view failed, for the machine was too busy to answer in time, tells nothing, and is taken again. */
const TRIES = 10;

/** Milliseconds of CPU for one view, by process. */
export type Turn = Cpu;

/**
 * Asks several systems in turn, `views` each, round after round in alternating order, so that what else the machine
 * does meets them alike.
 * @returns of every system one turn a round
 */
export async function takeTurns(
  systems: readonly ViewedSystem[],
  rounds: number,
  views: number,
  tell: (round: number) => void,
): Promise<Turn[][]> {
  const turns: Turn[][] = systems.map(() => []);
  for (let round = 0; round < rounds; round++) {
    tell(round + 1);
    const order = systems.map((_, i) => i);
    if (round % 2 === 1) order.reverse();
    for (const i of order) {
      const system = systems[i] as ViewedSystem;
      turns[i]?.push(await takeWholeTurn(system, views));
    }
  }
  return turns;
}

async function takeWholeTurn(system: ViewedSystem, views: number): Promise<Turn> {
  for (let left = TRIES; left > 0; left--) {
    const { turn, failed } = await takeTurn(system, views);
    if (failed === 0) return turn;
  }
  throw new Error("The machine is too busy to answer in time.");
}

export async function takeTurn(system: ViewedSystem, views: number): Promise<{ turn: Turn; failed: number }> {
  const before = system.cpu();
  let failed = 0;
  for (let asked = 0; asked < views; asked++) await system.view().catch(() => failed++);
  const after = system.cpu();
  const each = (of: keyof Cpu) => (after[of] - before[of]) / views;
  const turn = { gateway: each("gateway"), city: each("city"), national: each("national"), postgres: each("postgres") };
  return { turn, failed };
}

export function sumOf(turn: Turn): number {
  return Object.values(turn).reduce((sum, one) => sum + one, 0);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below = Number.NaN, above = Number.NaN] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (below + above) / 2;
}
