/** A rate in tenths of a percent, so that comparisons use the printed value. */
export type Tenths = number;

/** `part / whole` in percent to one decimal, half up, in integer arithmetic; null when `whole` is 0. */
export function percentOf(part: number, whole: number): Tenths | null {
  return whole > 0 ? Math.floor((2 * part * 1000 + whole) / (2 * whole)) : null;
}

/** Percent change from `before` to `now`, one decimal, half up (away from zero); null when `before` is 0. */
export function changeFrom(before: number, now: number): Tenths | null {
  const size = percentOf(Math.abs(now - before), before);
  return size === null || size === 0 ? size : Math.sign(now - before) * size;
}

export function toPercent(tenths: Tenths | null): number | null {
  return tenths === null ? null : tenths / 10;
}
