import { DEADLINE_HEADER } from "@aiwork/runtime/deadline/deadline-header";
import { type RequestContext, traceparentOf } from "@aiwork/runtime/request/request-context";
import { endSpan } from "@aiwork/runtime/tracing/request-trace";
import type { Span } from "@opentelemetry/api";
import type { OperationTypeNode } from "graphql";
import type { Pool } from "undici";
import { SubgraphBreaker } from "../breaker/subgraph-breaker";
import type { GatewayContext } from "../gateway-context";
import { mayRetry } from "../retry/may-retry";
import { RetryBudget } from "../retry/retry-budget";
import type { Attempt } from "./attempt";
import type { Credentials } from "./credentials";
import { exchange, LATE, LEFT } from "./exchange";
import { openPool } from "./open-pool";
import { readAnswer } from "./read-answer";

/** Receives what happens to calls to subgraphs. */
export interface CallNotes {
  called(subgraph: string, attempt: Attempt, seconds: number): void;
  retried(subgraph: string): void;
  breaker(subgraph: string, isOpen: boolean): void;
}

/** Calls one subgraph: its connections, its breaker and its retry budget. */
export class SubgraphCaller {
  readonly #pool: Pool;
  readonly #target: string;
  readonly #breaker: SubgraphBreaker;
  readonly #budget = new RetryBudget();

  constructor(
    readonly name: string,
    url: string,
    private readonly credentials: Credentials,
    private readonly notes: CallNotes,
  ) {
    const { origin, pathname, search } = new URL(url);
    this.#pool = openPool(origin);
    this.#target = pathname + search;
    this.#breaker = new SubgraphBreaker((isOpen) => notes.breaker(name, isOpen));
  }

  /** Calls the subgraph, and retries once if that is safe. */
  async call(body: string, operation: OperationTypeNode, context: GatewayContext): Promise<Attempt> {
    this.#budget.earn();
    const first = await this.#attempt(body, context);
    if (!mayRetry(operation, first.exchanged, context.deadline.msLeft) || !this.#budget.spend()) return first;
    this.notes.retried(this.name);
    return this.#attempt(body, context);
  }

  async #attempt(body: string, context: GatewayContext): Promise<Attempt> {
    const { msLeftForSubgraph, clientClosed } = context.deadline;
    if (msLeftForSubgraph === 0) return { exchanged: clientClosed.aborted ? LEFT : LATE, answer: undefined };
    const begun = performance.now();
    const span = context.trace?.call(this.name);
    const attempt = await this.#breaker.run(() => this.#send(body, context, msLeftForSubgraph, span));
    if (span) endSpan(span, attempt.exchanged.kind === "answered" ? attempt.exchanged.status : undefined);
    this.notes.called(this.name, attempt, (performance.now() - begun) / 1_000);
    return attempt;
  }

  async #send(body: string, context: GatewayContext, deadline: number, span: Span | undefined): Promise<Attempt> {
    const { authorization } = context;
    // Each attempt is signed anew, because a nonce is valid once.
    const signed = this.credentials({ authorization, target: this.#target, body, deadline: String(deadline) });
    const headers = { ...headersFor(context, deadline, span), ...signed };
    const { clientClosed } = context.deadline;
    const exchanged = await exchange(this.#pool, { path: this.#target, headers, body, deadline, clientClosed });
    const answer = exchanged.kind === "answered" ? readAnswer(exchanged.status, exchanged.text) : undefined;
    return { exchanged, answer };
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}

function headersFor(context: RequestContext, deadline: number, span: Span | undefined): Record<string, string> {
  return {
    "content-type": "application/json",
    accept: "application/graphql-response+json, application/json",
    // guard: call-hands-own-span-on
    traceparent: traceparentOf(context, span),
    "accept-language": context.language,
    [DEADLINE_HEADER]: String(deadline),
  };
}
