import { setTimeout as sleep } from "node:timers/promises";

/** What became of the requests of a load: milliseconds of each, by its status. */
export type Outcomes = ReadonlyMap<number, readonly number[]>;

/** How long a client waits that was turned away. */
const PAUSE_MS = 50;

/** So many clients ask for so long, each its next when it has an answer. */
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
