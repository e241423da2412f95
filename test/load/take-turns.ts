import type { CpuTimes, ViewedSystem } from "./layered-system";

/** A turn with a failed view, because the machine was too busy, says nothing and is repeated. */
const TRIES = 10;

/** Milliseconds of CPU for one view by process. */
export type CpuTurn = CpuTimes;

/**
 * Reads `views` views from each system in turn, in alternating order, so that other work of the machine affects all
 * systems alike.
 * @returns for each system one turn per round
 */
export async function takeTurns(
  systems: readonly ViewedSystem[],
  rounds: number,
  views: number,
  onRound: (round: number) => void,
): Promise<CpuTurn[][]> {
  const turns: CpuTurn[][] = systems.map(() => []);
  for (let round = 0; round < rounds; round++) {
    onRound(round + 1);
    const order = systems.map((_, i) => i);
    if (round % 2 === 1) order.reverse();
    for (const i of order) {
      const system = systems[i] as ViewedSystem;
      turns[i]?.push(await takeWholeTurn(system, views));
    }
  }
  return turns;
}

async function takeWholeTurn(system: ViewedSystem, views: number): Promise<CpuTurn> {
  for (let left = TRIES; left > 0; left--) {
    const { turn, failed } = await takeTurn(system, views);
    if (failed === 0) return turn;
  }
  throw new Error("The machine is too busy to answer in time.");
}

export async function takeTurn(system: ViewedSystem, views: number): Promise<{ turn: CpuTurn; failed: number }> {
  const before = system.cpu();
  let failed = 0;
  for (let read = 0; read < views; read++) await system.view().catch(() => failed++);
  const after = system.cpu();
  const each = (of: keyof CpuTimes) => (after[of] - before[of]) / views;
  const turn = { gateway: each("gateway"), city: each("city"), national: each("national"), postgres: each("postgres") };
  return { turn, failed };
}

export function totalOf(turn: CpuTurn): number {
  return Object.values(turn).reduce((sum, one) => sum + one, 0);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below = Number.NaN, above = Number.NaN] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (below + above) / 2;
}
