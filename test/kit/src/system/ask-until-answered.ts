import { setTimeout as wait } from "node:timers/promises";
import { signCall } from "@aiwork/server/signing/signature";
import { askOverHttp, type HttpAnswer } from "./ask";
import type { TokenRequest } from "./request-token";
import type { PartyName, TestSystem } from "./start-system";

/** The gateway, or a subgraph called directly in the way the gateway calls it. */
export type Endpoint = "gateway" | PartyName;

export interface Question {
  readonly endpoint: Endpoint;
  readonly who: TokenRequest | null;
  readonly document: string;
  readonly values: Record<string, unknown>;
}

export type AskQuestion = (question: Question) => Promise<HttpAnswer>;

/** Errors of a busy machine, which say nothing about access. */
const TRANSIENT_CODES: ReadonlySet<unknown> = new Set(["TIMEOUT", "OVERLOADED", "SUBGRAPH_UNAVAILABLE"]);
const MAX_TRIES = 10;
const MAX_CONCURRENT = 6;

/** Runs a few operations at once, each distinct operation only once, and retries those that were not answered in time. */
export function askOnce(system: TestSystem): AskQuestion {
  const answers = new Map<string, Promise<HttpAnswer>>();
  const inTurn = limitConcurrency(MAX_CONCURRENT);
  return (question) => {
    const key = JSON.stringify(question);
    const answer = answers.get(key) ?? inTurn(() => askUntilAnswered(system, question));
    answers.set(key, answer);
    return answer;
  };
}

/** Retries an operation that was not answered in time. A mutation is done once, because it carries its idempotency key. */
export async function askUntilAnswered(system: TestSystem, question: Question): Promise<HttpAnswer> {
  for (let tries = 1; ; tries++) {
    const answer = await askEndpoint(system, question);
    if (tries === MAX_TRIES || !answer.errors.some(({ extensions }) => TRANSIENT_CODES.has(extensions?.code)))
      return answer;
    await wait(200 * tries);
  }
}

/** Runs an operation once. A call to a subgraph carries the caller's token and is signed. */
export async function askEndpoint(
  system: TestSystem,
  { endpoint, who, document, values }: Question,
): Promise<HttpAnswer> {
  const authorization = who === null ? undefined : `Bearer ${await system.token(who)}`;
  const headers = authorization === undefined ? {} : { authorization };
  if (endpoint === "gateway") return askOverHttp(system.gateway.url, document, values, headers);
  const { url } = system.parties[endpoint];
  const [id = "", secret = ""] = system.signingKeys[endpoint].split(":");
  // Exactly the bytes that `ask` sends: the signature covers them.
  const body = JSON.stringify({ query: document, variables: values });
  const call = { audience: endpoint, method: "POST", target: new URL(url).pathname, authorization, body };
  return askOverHttp(url, document, values, { ...headers, "aiwork-signature": signCall({ id, secret }, call) });
}

function limitConcurrency(max: number): <T>(act: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (act) => {
    if (running >= max) await new Promise<void>((resolve) => waiting.push(resolve));
    running++;
    try {
      return await act();
    } finally {
      running--;
      waiting.shift()?.();
    }
  };
}
