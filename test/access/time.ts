/** Reads two things in turn, each so often, in an order that nobody foresees; milliseconds of each. */
export async function timeInTurn(
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
  times: number,
): Promise<[number[], number[]]> {
  const readings: [number[], number[]] = [[], []];
  const acts = [one, other];
  for (let i = 0; i < times; i++)
    for (const which of Math.random() < 0.5 ? ([0, 1] as const) : ([1, 0] as const)) {
      const begun = performance.now();
      await acts[which]?.();
      readings[which].push(performance.now() - begun);
    }
  return readings;
}

/** Whether two kinds of reading take the same time: medians within a tenth, or as near as the halves of one kind are. */
export function takeTheSameTime(one: readonly number[], other: readonly number[]): boolean {
  const difference = Math.abs(median(one) - median(other));
  return difference < 0.1 * Math.min(median(one), median(other)) || difference < Math.max(spread(one), spread(other));
}

/** How far two halves of one kind are apart, read in the same time: what is noise. */
function spread(readings: readonly number[]): number {
  const half = (rest: number) => readings.filter((_, i) => i % 2 === rest);
  return Math.abs(median(half(0)) - median(half(1)));
}

function median(readings: readonly number[]): number {
  const sorted = readings.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return ((sorted[middle] ?? 0) + (sorted[sorted.length - 1 - middle] ?? 0)) / 2;
}
