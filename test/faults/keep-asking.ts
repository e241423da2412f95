import { setTimeout as sleep } from "node:timers/promises";

/** What became of the requests of a load. */
export interface Load {
  /** Answers by their HTTP status and first error code: "200", "401 UNAUTHENTICATED". */
  readonly answers: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

/** Some clients ask without a pause, one request after the other, until they are stopped. */
export function keepAsking(clients: number, request: () => Promise<Response>): Load {
  const answers = new Map<string, number>();
  let stopped = false;
  const client = async () => {
    while (!stopped) {
      const told = await outcomeOf(request);
      answers.set(told, (answers.get(told) ?? 0) + 1);
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
