import { setTimeout as sleep } from "node:timers/promises";

/** The milliseconds of each request of a load, by HTTP status. */
type Outcomes = ReadonlyMap<number, readonly number[]>;

/** The pause of a client after a refusal. */
const PAUSE_MS = 50;

/** Runs clients for a time; each sends its next request after an answer. */
export async function closedLoop(clients: number, forMs: number, request: () => Promise<Response>): Promise<Outcomes> {
  const outcomes = new Map<number, number[]>();
  const until = performance.now() + forMs;
  const client = async () => {
    while (performance.now() < until) {
      const begun = performance.now();
      const response = await request();
      await response.arrayBuffer();
      const took = outcomes.get(response.status) ?? [];
      took.push(performance.now() - begun);
      outcomes.set(response.status, took);
      if (response.status !== 200) await sleep(PAUSE_MS);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return outcomes;
}

/** The value that `percent` of all values do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}
