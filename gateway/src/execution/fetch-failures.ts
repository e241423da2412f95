import type { RequestContext } from "@aiwork/server/http/request-context";
import type { Log } from "@aiwork/server/telemetry/log";
import type { ClassifiedFailure } from "../subgraph/classify-failure";

type Reason = ClassifiedFailure["reason"];

/** The fetches of one request that got no response from a subgraph, by subgraph and reason. */
interface FetchFailure {
  readonly subgraph: string;
  readonly reason: Reason;
  count: number;
}

const failuresByRequest = new WeakMap<object, Map<string, FetchFailure>>();

export function noteFetchFailure({ requestKey }: RequestContext, subgraph: string, reason: Reason): void {
  const failures = failuresByRequest.get(requestKey) ?? new Map<string, FetchFailure>();
  failuresByRequest.set(requestKey, failures);
  const failure = failures.get(`${subgraph} ${reason}`) ?? { subgraph, reason, count: 0 };
  failure.count++;
  failures.set(`${subgraph} ${reason}`, failure);
}

/** Logs one line for a request that got no response from a subgraph, however often it asked. */
export function logFetchFailures(log: Log, { requestKey, traceId }: RequestContext): void {
  const failures = [...(failuresByRequest.get(requestKey)?.values() ?? [])];
  if (failures.length === 0) return;
  const levels = failures.map(({ reason }) => logLevelOf(reason));
  const level = (["error", "warn", "debug"] as const).find((one) => levels.includes(one)) ?? "debug";
  log[level]({ failures, traceId }, "no response from a subgraph");
}

/** Error: the operator must act. Warn: it may pass. Debug: it was logged before or concerns the client alone. */
function logLevelOf(reason: Reason): "error" | "warn" | "debug" {
  // guard: refused-signing-is-given-to-operator
  if (reason === "INVALID_SIGNATURE" || reason === "FORGED_ANSWER") return "error";
  return reason === "BREAKER_OPEN" || reason === "CLIENT_CLOSED" ? "debug" : "warn";
}
