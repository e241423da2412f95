/** Measures two actions `times` times each, in random order. @returns milliseconds of each */
export async function timeAlternately(
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

/** Whether two series of times are equal: the medians differ by less than a tenth, or by less than the noise. */
export function areEquallyFast(one: readonly number[], other: readonly number[]): boolean {
  const difference = Math.abs(median(one) - median(other));
  return difference < 0.1 * Math.min(median(one), median(other)) || difference < Math.max(spread(one), spread(other));
}

/** The noise of a series: the difference between the medians of its even and odd readings. */
function spread(readings: readonly number[]): number {
  const half = (rest: number) => readings.filter((_, i) => i % 2 === rest);
  return Math.abs(median(half(0)) - median(half(1)));
}

function median(readings: readonly number[]): number {
  const sorted = readings.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return ((sorted[middle] ?? 0) + (sorted[sorted.length - 1 - middle] ?? 0)) / 2;
}
