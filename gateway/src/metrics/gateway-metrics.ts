import { type Metrics, openMetrics } from "@aiwork/runtime/metrics/open-metrics";
import { Counter, Gauge, Histogram } from "prom-client";
import type { Offered } from "../reload/follow-source";
import type { Attempt } from "../subgraph/attempt";
import type { CallNotes } from "../subgraph/call-subgraph";

export interface GatewayMetrics extends Metrics {
  readonly notes: CallNotes;
  noteOffered(offered: Offered): void;
  noteInspected(isKept: boolean): void;
}

/** What the gateway tells beside what every server does: of its subgraphs, its breakers, its caches, its supergraph. */
export function openGatewayMetrics(inFlight: () => number): GatewayMetrics {
  const metrics = openMetrics("gateway");
  const registers = [metrics.registry];
  const calls = new Counter({
    name: "aiwork_subgraph_calls_total",
    help: "Calls of a subgraph, by what became of them.",
    labelNames: ["subgraph", "outcome"],
    registers,
  });
  const seconds = new Histogram({
    name: "aiwork_subgraph_seconds",
    help: "How long a subgraph took.",
    labelNames: ["subgraph"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 9],
    registers,
  });
  const retries = new Counter({
    name: "aiwork_subgraph_retries_total",
    help: "Calls made once more.",
    labelNames: ["subgraph"],
    registers,
  });
  const breakers = new Gauge({
    name: "aiwork_breaker_open",
    help: "1 while a subgraph is not called.",
    labelNames: ["subgraph"],
    registers,
  });
  const supergraphs = new Counter({
    name: "aiwork_supergraphs_total",
    help: "Supergraphs offered while serving.",
    labelNames: ["outcome"],
    registers,
  });
  const documents = new Counter({
    name: "aiwork_document_cache_total",
    help: "Documents that were judged before, and new ones.",
    labelNames: ["outcome"],
    registers,
  });
  new Gauge({
    name: "aiwork_requests_in_flight",
    help: "Requests being answered.",
    registers,
    collect() {
      this.set(inFlight());
    },
  });
  return {
    ...metrics,
    notes: {
      called(subgraph, attempt, took) {
        calls.inc({ subgraph, outcome: outcomeOf(attempt) });
        seconds.observe({ subgraph }, took);
      },
      retried: (subgraph) => retries.inc({ subgraph }),
      breaker: (subgraph, isOpen) => breakers.set({ subgraph }, isOpen ? 1 : 0),
    },
    noteOffered: (outcome) => supergraphs.inc({ outcome }),
    noteInspected: (isKept) => documents.inc({ outcome: isKept ? "hit" : "miss" }),
  };
}

/** Of a closed list: a status of a subgraph's own may be any number. */
function outcomeOf({ exchanged, answer }: Attempt): string {
  if (answer) return answer.errors.length > 0 ? "ERRORS" : "OK";
  if (exchanged.kind === "answered") return exchanged.status === 401 ? "REFUSED" : "UNREADABLE";
  return ["BREAKER_OPEN", "CLIENT_LEFT", "TIMEOUT"].includes(exchanged.reason) ? exchanged.reason : "UNAVAILABLE";
}
