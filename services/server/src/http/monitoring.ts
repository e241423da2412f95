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

/**
 * Serves `/metrics` (Prometheus text format), `/readyz` and `/livez`, without authentication: on a port of their own, so
 * that whoever reaches the API does not reach them.
 */
export function serveMonitoring({ metrics, isReady, host, port }: Monitoring): Promise<Listening> {
  return listen(({ url = "" }, response) => void answer(url, response).catch(() => response.destroy()), host, port);

  async function answer(url: string, response: ServerResponse): Promise<void> {
    if (answerLiveness(url, response)) return;
    // guard: process-is-not-ready
    if (url === "/readyz") sendHealth(response, await isReady().catch(() => false));
    else if (url === "/metrics") await sendMetrics(metrics, response);
    else send(response, 404, "Not found\n", { "content-type": "text/plain" });
  }
}

async function sendMetrics({ registry }: Metrics, response: ServerResponse): Promise<void> {
  send(response, 200, await registry.metrics(), { "content-type": registry.contentType });
}
