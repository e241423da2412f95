import { DEADLINE_HEADER, type RequestContext, traceparentOf } from "@aiwork/server/http/request-context";
import { endSpan } from "@aiwork/server/telemetry/tracing";
import type { Span } from "@opentelemetry/api";
import type { OperationTypeNode } from "graphql";
import type { Pool } from "undici";
import {
  type CallAttempt,
  CLIENT_CLOSED,
  createSubgraphPool,
  exchangeWithSubgraph,
  FORGED,
  TIMED_OUT,
} from "./exchange";
import type { GatewayContext } from "./gateway-context";
import { readGraphQLResponse } from "./graphql-response";
import { mayRetry, RetryBudget } from "./retry";
import { SubgraphBreaker } from "./subgraph-breaker";
import type { CallCredentials } from "./subgraph-endpoints";

/** Receives what happens to calls to subgraphs. */
export interface CallObserver {
  called(subgraph: string, attempt: CallAttempt, seconds: number): void;
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
    private readonly credentials: CallCredentials,
    private readonly observer: CallObserver,
  ) {
    const { origin, pathname, search } = new URL(url);
    this.#pool = createSubgraphPool(origin);
    this.#target = pathname + search;
    this.#breaker = new SubgraphBreaker((isOpen) => observer.breaker(name, isOpen));
  }

  /** Calls the subgraph, and retries once if that is safe. */
  async call(body: string, operation: OperationTypeNode, context: GatewayContext): Promise<CallAttempt> {
    this.#budget.earn();
    const first = await this.#attempt(body, context);
    if (!mayRetry(operation, first.exchanged, context.deadline.msLeft) || !this.#budget.spend()) return first;
    this.observer.retried(this.name);
    return this.#attempt(body, context);
  }

  async #attempt(body: string, context: GatewayContext): Promise<CallAttempt> {
    const { msLeftForSubgraph, clientClosed } = context.deadline;
    if (msLeftForSubgraph === 0)
      return { exchanged: clientClosed.aborted ? CLIENT_CLOSED : TIMED_OUT, answer: undefined };
    const begun = performance.now();
    const span = context.trace?.startCall(this.name);
    const attempt = await this.#breaker.run(
      () => this.#send(body, context, msLeftForSubgraph, span),
      context.caller.subject ?? "",
    );
    if (span) endSpan(span, attempt.exchanged.kind === "answered" ? attempt.exchanged.status : undefined);
    this.observer.called(this.name, attempt, (performance.now() - begun) / 1_000);
    return attempt;
  }

  async #send(body: string, context: GatewayContext, deadline: number, span: Span | undefined): Promise<CallAttempt> {
    const { authorization } = context;
    // Each attempt is signed anew, because a nonce is valid once.
    const trust = this.credentials({ authorization, target: this.#target, body, deadline: String(deadline) });
    const headers = { ...requestHeaders(context, deadline, span), ...trust.headers };
    const { clientClosed } = context.deadline;
    const exchanged = await exchangeWithSubgraph(this.#pool, {
      path: this.#target,
      headers,
      body,
      deadline,
      clientClosed,
    });
    if (exchanged.kind !== "answered") return { exchanged, answer: undefined };
    const answer = readGraphQLResponse(exchanged.status, exchanged.text);
    // Nothing is read of other answers, whoever gave them, but that the token was refused.
    // guard: forged-answer-is-not-read
    if (answer && !trust.isGenuine(exchanged)) return { exchanged: FORGED, answer: undefined };
    return { exchanged, answer };
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}

function requestHeaders(context: RequestContext, deadline: number, span: Span | undefined): Record<string, string> {
  return {
    "content-type": "application/json",
    accept: "application/graphql-response+json, application/json",
    // guard: call-hands-own-span-on
    traceparent: traceparentOf(context, span),
    "accept-language": context.language,
    [DEADLINE_HEADER]: String(deadline),
  };
}
