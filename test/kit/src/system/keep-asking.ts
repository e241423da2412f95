import { setTimeout as sleep } from "node:timers/promises";

/** The answers to a load of requests. */
export interface RequestLoad {
  /** The number of answers by HTTP status and first error code: "200", "401 UNAUTHENTICATED". */
  readonly answers: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

/** Runs clients that send one request after the other until they are stopped. */
export function keepAsking(clients: number, request: () => Promise<Response>): RequestLoad {
  const answers = new Map<string, number>();
  let stopped = false;
  const client = async () => {
    while (!stopped) {
      const outcome = await outcomeOf(request);
      answers.set(outcome, (answers.get(outcome) ?? 0) + 1);
      await sleep(5);
    }
  };
  const running = Array.from({ length: clients }, client);
  return {
    answers,
    stop: async () => {
      stopped = true;
      await Promise.all(running);
    },
  };
}

async function outcomeOf(request: () => Promise<Response>): Promise<string> {
  try {
    const response = await request();
    const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    return [response.status, errors?.[0]?.extensions.code].filter(Boolean).join(" ");
  } catch (error) {
    return (error as Error).name;
  }
}
