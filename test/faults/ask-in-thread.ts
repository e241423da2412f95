import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";

/** A counselor who opens the worklist once a second. */
export interface Counselor {
  url: string;
  authorization: string;
  seconds: number;
  deadlineMs: number;
}

/** The milliseconds that an answer took, or why there was none. */
export type Outcome = number | string;

const WORKLIST = {
  query: "{ seekers(first: 5) { edges { node { id city { profile { name } } national { profile { name } } } } } }",
};

async function ask({ url, authorization, deadlineMs }: Counselor): Promise<Outcome> {
  const begun = performance.now();
  const signal = AbortSignal.timeout(Math.ceil(deadlineMs));
  const headers = { "content-type": "application/json", authorization };
  try {
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(WORKLIST), signal });
    const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    return errors?.[0]?.extensions.code ?? performance.now() - begun;
  } catch (error) {
    return (error as Error).name;
  }
}

async function askEachSecond(counselor: Counselor): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let second = 0; second < counselor.seconds; second++) {
    const [outcome] = await Promise.all([ask(counselor), sleep(1_000)]);
    outcomes.push(outcome);
  }
  return outcomes;
}

void askEachSecond(workerData as Counselor).then((outcomes) => parentPort?.postMessage(outcomes));
