import type { ServerResponse } from "node:http";
import type { Metrics } from "../telemetry/metrics";
import { type Listening, listen } from "./listen";
import { send } from "./send";

/** `/livez`: the process runs. Answered at both of a server's ports. */
export function answerLiveness(path: string, response: ServerResponse): boolean {
  // guard: only-address-of-liveness-is-answered
  if (path !== "/livez") return false;
  sendHealth(response, true);
  return true;
}

function sendHealth(response: ServerResponse, isWell: boolean): void {
  // guard: health-tells-nothing-but-whether-is-well
  const body = JSON.stringify({ status: isWell ? "ok" : "unavailable" });
  // guard: health-is-not-kept-by-whoever-passes
  response.writeHead(isWell ? 200 : 503, { "content-type": "application/json", "cache-control": "no-store" }).end(body);
}

interface Monitoring {
  readonly metrics: Metrics;
  /** Whether the server accepts requests. It does not depend on the other party's server. */
  readonly isReady: () => Promise<boolean>;
  readonly host: string;
  readonly port: number;
}

/** Of all who ask at once one is answered, and the others with it: whoever reaches the port takes no connection of the database's. */
function askOnce<T>(ask: () => Promise<T>): () => Promise<T> {
  let asking: Promise<T> | undefined;
  return () => {
    // guard: who-asks-at-once-is-answered-together
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

/**
 * Serves `/metrics` (Prometheus text format), `/readyz` and `/livez`, without authentication: on a port of their own, so
 * that whoever reaches the API does not reach them.
 */
export function serveMonitoring({ metrics, isReady, host, port }: Monitoring): Promise<Listening> {
  const isReadyNow = askOnce(isReady);
  const metricsNow = askOnce(() => metrics.registry.metrics());
  return listen(({ url = "" }, response) => void answer(url, response).catch(() => response.destroy()), host, port);

  async function answer(url: string, response: ServerResponse): Promise<void> {
    if (answerLiveness(url, response)) return;
    // guard: process-is-not-ready
    if (url === "/readyz") sendHealth(response, await isReadyNow().catch(() => false));
    else if (url === "/metrics")
      send(response, 200, await metricsNow(), { "content-type": metrics.registry.contentType });
    else send(response, 404, "Not found\n", { "content-type": "text/plain" });
  }
}
