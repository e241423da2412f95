import { createMetrics, type Metrics } from "@aiwork/server/telemetry/metrics";
import { Counter, Gauge, Histogram } from "prom-client";
import type { CallObserver } from "../subgraph/call-subgraph";
import type { CallAttempt } from "../subgraph/exchange";
import type { ReloadOutcome } from "./follow-source";

export interface GatewayMetrics extends Metrics {
  readonly calls: CallObserver;
  countReload(outcome: ReloadOutcome): void;
  countInspected(isKept: boolean): void;
}

/** The gateway's own metrics: its subgraphs, breakers, caches and supergraph. */
export function createGatewayMetrics(inFlight: () => number): GatewayMetrics {
  const metrics = createMetrics("gateway");
  const registers = [metrics.registry];
  const calls = new Counter({
    name: "aiwork_subgraph_calls_total",
    help: "Calls to a subgraph, by outcome.",
    labelNames: ["subgraph", "outcome"],
    registers,
  });
  const seconds = new Histogram({
    name: "aiwork_subgraph_seconds",
    help: "Duration of a call to a subgraph.",
    labelNames: ["subgraph"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 9],
    registers,
  });
  const retries = new Counter({
    name: "aiwork_subgraph_retries_total",
    help: "Calls to a subgraph that were retried.",
    labelNames: ["subgraph"],
    registers,
  });
  const breakers = new Gauge({
    name: "aiwork_breaker_open",
    help: "1 while a subgraph's circuit breaker is open.",
    labelNames: ["subgraph"],
    registers,
  });
  const supergraphs = new Counter({
    name: "aiwork_supergraphs_total",
    help: "New supergraphs received while serving, by outcome.",
    labelNames: ["outcome"],
    registers,
  });
  const documents = new Counter({
    name: "aiwork_document_cache_total",
    help: "Checks of documents against the limits, by cache hit or miss.",
    labelNames: ["outcome"],
    registers,
  });
  new Gauge({
    name: "aiwork_requests_in_flight",
    help: "Requests in flight.",
    registers,
    collect() {
      this.set(inFlight());
    },
  });
  return {
    ...metrics,
    calls: {
      called(subgraph, attempt, took) {
        calls.inc({ subgraph, outcome: outcomeOf(attempt) });
        seconds.observe({ subgraph }, took);
      },
      retried: (subgraph) => retries.inc({ subgraph }),
      breaker: (subgraph, isOpen) => breakers.set({ subgraph }, isOpen ? 1 : 0),
    },
    countReload: (outcome) => supergraphs.inc({ outcome }),
    countInspected: (isKept) => documents.inc({ outcome: isKept ? "hit" : "miss" }),
  };
}

/** One of a fixed list, because a subgraph may answer with any status. */
function outcomeOf({ exchanged, answer }: CallAttempt): string {
  if (answer) return answer.errors.length > 0 ? "ERRORS" : "OK";
  if (exchanged.kind === "answered") return exchanged.status === 401 ? "REFUSED" : "UNREADABLE";
  return ["BREAKER_OPEN", "CLIENT_CLOSED", "TIMEOUT"].includes(exchanged.reason) ? exchanged.reason : "UNAVAILABLE";
}
