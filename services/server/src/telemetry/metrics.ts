import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** The metrics that a server exposes at `/metrics`. No label contains text that a caller wrote. */
export interface Metrics {
  readonly registry: Registry;
  /** Responses, by operation name and by the code of their first error, or OK. */
  readonly responses: Counter<"operation" | "code">;
  readonly seconds: Histogram<"operation">;
  /** Errors of responses, and requests refused as a whole, by code. */
  readonly errors: Counter<"code">;
}

const DURATION_BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 3, 5, 10];

export function createMetrics(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    responses: new Counter({
      name: "aiwork_answers_total",
      help: "Responses, by the code of their first error, or OK.",
      labelNames: ["operation", "code"],
      registers,
    }),
    seconds: new Histogram({
      name: "aiwork_answer_seconds",
      help: "Duration of an operation in seconds.",
      labelNames: ["operation"],
      buckets: DURATION_BUCKETS_S,
      registers,
    }),
    errors: new Counter({
      name: "aiwork_refusals_total",
      help: "Errors returned to callers, by code.",
      labelNames: ["code"],
      registers,
    }),
  };
}
