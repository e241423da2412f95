import { setTimeout as wait } from "node:timers/promises";
import { signCall } from "@aiwork/runtime/road/sign-call";
import { type Answer, ask } from "../ask";
import type { Constellation, Party } from "../constellation";
import type { TokenRequest } from "../request-token";

/** The gateway, or a subgraph called directly in the way the gateway calls it. */
export type Door = "gateway" | Party;

export interface Question {
  readonly door: Door;
  readonly who: TokenRequest | null;
  readonly document: string;
  readonly values: Record<string, unknown>;
}

export type Ask = (question: Question) => Promise<Answer>;

/** Errors of a busy machine, which say nothing about access. */
const PASSING: ReadonlySet<unknown> = new Set(["TIMEOUT", "OVERLOADED", "SUBGRAPH_UNAVAILABLE"]);
const TRIES = 6;
const AT_ONCE = 6;

/** Runs a few operations at once, each distinct operation only once, and retries those that were not answered in time. */
export function askOnce(system: Constellation): Ask {
  const answers = new Map<string, Promise<Answer>>();
  const inTurn = aFewAtOnce(AT_ONCE);
  return (question) => {
    const key = JSON.stringify(question);
    const answer = answers.get(key) ?? inTurn(() => askPatiently(system, question));
    answers.set(key, answer);
    return answer;
  };
}

/** Retries an operation that was not answered in time. A mutation is done once, because it carries its idempotency key. */
export async function askPatiently(system: Constellation, question: Question): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    const answer = await askThrough(system, question);
    if (tries === TRIES || !answer.errors.some(({ extensions }) => PASSING.has(extensions?.code))) return answer;
    await wait(200 * tries);
  }
}

/** Runs an operation once. A call to a subgraph carries the caller's token and is signed. */
export async function askThrough(system: Constellation, { door, who, document, values }: Question): Promise<Answer> {
  const authorization = who === null ? undefined : `Bearer ${await system.token(who)}`;
  const headers = authorization === undefined ? {} : { authorization };
  if (door === "gateway") return ask(system.gateway.url, document, values, headers);
  const { url } = system.parties[door];
  const [id = "", secret = ""] = system.roadKeys[door].split(":");
  // Exactly the bytes that `ask` sends: the signature covers them.
  const body = JSON.stringify({ query: document, variables: values });
  const call = { audience: door, method: "POST", target: new URL(url).pathname, authorization, body };
  return ask(url, document, values, { ...headers, "aiwork-signature": signCall({ id, secret }, call) });
}

function aFewAtOnce(most: number): <T>(act: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (act) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    running++;
    try {
      return await act();
    } finally {
      running--;
      waiting.shift()?.();
    }
  };
}
