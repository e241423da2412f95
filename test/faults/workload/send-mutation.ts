import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Act, type Answer, type Call, CHANGING, MAKING } from "../history/history";

/** What may pass by the next time: the mutation is sent again, under its key. */
const MAY_PASS = new Set(["SUBGRAPH_UNAVAILABLE", "TIMEOUT", "OVERLOADED", "INTERNAL"]);
const CHANCES = { givesUp: 0.004, hangsUp: 0.03, twiceAtOnce: 0.04 };
const SHORTEST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_600;
/** Of the person's file that is opened it is the person's id. */
const NAMES = {
  registration: "registration",
  referral: "referral",
  placement: "placement",
  file: "seeker",
  visit: "visit",
};

/** What became of what was sent. */
export interface Ledger {
  calls: Call[];
  acknowledged: number;
  /** Requests, and how many of them got no answer of the mutation, by why. */
  requests: number;
  failed: Record<string, number>;
}

export interface Sender {
  url: string;
  token: string;
  ledger: Ledger;
  /** From 0 to under 1. */
  chance: () => number;
}

/** One mutation, sent under one key until it is answered; null where the client gave up and does not know. */
export async function sendMutation(sender: Sender, act: Act, input: object): Promise<Answer | null> {
  const { ledger, chance } = sender;
  const call: Call = { key: randomUUID(), act, answers: [] };
  ledger.calls.push(call);
  const { query, variables } = documentOf(act, { ...input, idempotencyKey: call.key });
  for (let pause = SHORTEST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    const times = chance() < CHANCES.twiceAtOnce ? 2 : 1;
    const sent = Array.from({ length: times }, () => sendOnce(sender, act, JSON.stringify({ query, variables })));
    for (const answer of await Promise.all(sent)) if (answer) call.answers.push(answer);
    if (call.answers[0]) {
      ledger.acknowledged += 1;
      return call.answers[0];
    }
    if (chance() < CHANCES.givesUp) return null;
    await sleep(chance() * pause);
  }
}

function documentOf(act: Act, input: object) {
  const type = `${act.charAt(0).toUpperCase()}${act.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${act}(input: $input) { ${nameOf(act)} { id } userErrors { code } } }`;
  return { query, variables: { input } };
}

function nameOf(act: Act): string {
  return NAMES[act in MAKING ? MAKING[act as keyof typeof MAKING] : CHANGING[act as keyof typeof CHANGING]];
}

/** @throws Error where the mutation can never be answered */
async function sendOnce({ url, token, ledger, chance }: Sender, act: Act, body: string): Promise<Answer | null> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const signal = chance() < CHANCES.hangsUp ? AbortSignal.timeout(Math.ceil(chance() * 40)) : null;
  ledger.requests += 1;
  const fail = (why: string) => {
    ledger.failed[why] = (ledger.failed[why] ?? 0) + 1;
    return null;
  };
  try {
    const response = await fetch(url, { method: "POST", headers, body, signal });
    const { data, errors = [] } = (await response.json()) as { data?: Payloads; errors?: Fault[] };
    const payload = data?.[act];
    const [refusal] = payload?.userErrors ?? [];
    if (refusal) return { refused: refusal.code };
    const thing = payload?.[nameOf(act)];
    if (thing?.id) return { done: thing.id };
    const code = errors[0]?.extensions.code ?? "";
    if (!MAY_PASS.has(code)) throw new Unanswerable(`${act}: ${JSON.stringify(errors)}`);
    return fail(code);
  } catch (error) {
    if (error instanceof Unanswerable) throw error;
    return fail("no answer");
  }
}

class Unanswerable extends Error {}

interface Fault {
  extensions: { code: string };
}
type Payloads = Record<
  string,
  ({ userErrors: { code: string }[] } & Record<string, { id?: string } | undefined>) | null
>;
