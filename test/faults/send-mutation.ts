import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import {
  CHANGING_MUTATIONS,
  CREATING_MUTATIONS,
  type MutationAnswer,
  type MutationName,
  type SentMutation,
} from "./history";

/** Transient errors, after which the mutation is sent again under its key. */
const TRANSIENT_CODES = new Set(["SUBGRAPH_UNAVAILABLE", "TIMEOUT", "OVERLOADED", "INTERNAL"]);
const CHANCES = { givesUp: 0.004, hangsUp: 0.03, twiceAtOnce: 0.04 };
const MIN_PAUSE_MS = 50;
const MAX_PAUSE_MS = 1_600;
/** The payload field with the record's id. A file has the id of its person. */
const NAMES = {
  registration: "registration",
  referral: "referral",
  placement: "placement",
  file: "seeker",
  visit: "visit",
};

/** The outcomes of all mutations. */
export interface MutationLedger {
  calls: SentMutation[];
  acknowledged: number;
  /** The number of requests. */
  requests: number;
  failed: Record<string, number>;
}

export interface MutationSender {
  url: string;
  token: string;
  ledger: MutationLedger;
  /** A random number from 0 to under 1. */
  chance: () => number;
}

/** Sends one mutation under one key until it is answered. @returns null if the client gives up without an answer */
export async function sendMutation(
  sender: MutationSender,
  act: MutationName,
  input: object,
): Promise<MutationAnswer | null> {
  const { ledger, chance } = sender;
  const call: SentMutation = { key: randomUUID(), act, answers: [] };
  ledger.calls.push(call);
  const { query, variables } = documentOf(act, { ...input, idempotencyKey: call.key });
  for (let pause = MIN_PAUSE_MS; ; pause = Math.min(2 * pause, MAX_PAUSE_MS)) {
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

function documentOf(act: MutationName, input: object) {
  const type = `${act.charAt(0).toUpperCase()}${act.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${act}(input: $input) { ${nameOf(act)} { id } userErrors { code } } }`;
  return { query, variables: { input } };
}

function nameOf(act: MutationName): string {
  return NAMES[
    act in CREATING_MUTATIONS
      ? CREATING_MUTATIONS[act as keyof typeof CREATING_MUTATIONS]
      : CHANGING_MUTATIONS[act as keyof typeof CHANGING_MUTATIONS]
  ];
}

/** @throws Error if the mutation can never be answered */
async function sendOnce(
  { url, token, ledger, chance }: MutationSender,
  act: MutationName,
  body: string,
): Promise<MutationAnswer | null> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const signal = chance() < CHANCES.hangsUp ? AbortSignal.timeout(Math.ceil(chance() * 40)) : null;
  ledger.requests += 1;
  const fail = (why: string) => {
    ledger.failed[why] = (ledger.failed[why] ?? 0) + 1;
    return null;
  };
  try {
    const response = await fetch(url, { method: "POST", headers, body, signal });
    const { data, errors = [] } = (await response.json()) as { data?: Payloads; errors?: ErrorBody[] };
    const payload = data?.[act];
    const [refusal] = payload?.userErrors ?? [];
    if (refusal) return { refused: refusal.code };
    const record = payload?.[nameOf(act)];
    if (record?.id) return { done: record.id };
    const code = errors[0]?.extensions.code ?? "";
    if (!TRANSIENT_CODES.has(code)) throw new Unanswerable(`${act}: ${JSON.stringify(errors)}`);
    return fail(code);
  } catch (error) {
    if (error instanceof Unanswerable) throw error;
    return fail("no answer");
  }
}

class Unanswerable extends Error {}

interface ErrorBody {
  extensions: { code: string };
}
type Payloads = Record<
  string,
  ({ userErrors: { code: string }[] } & Record<string, { id?: string } | undefined>) | null
>;
