import type { ServerResponse } from "node:http";
import type { Metrics } from "../telemetry/metrics";
import { send } from "./send";

/** `/livez`: the process runs. `/readyz`: it accepts requests. Neither depends on the other party's server. */
export async function answerHealth(
  path: string,
  isReady: () => Promise<boolean>,
  response: ServerResponse,
): Promise<boolean> {
  // guard: only-two-addresses-of-health-are-answered
  if (path !== "/livez" && path !== "/readyz") return false;
  // guard: process-is-not-ready
  const well = path === "/livez" || (await isReady().catch(() => false));
  // guard: health-tells-nothing-but-whether-is-well
  const body = JSON.stringify({ status: well ? "ok" : "unavailable" });
  // guard: health-is-not-kept-by-whoever-passes
  response.writeHead(well ? 200 : 503, { "content-type": "application/json", "cache-control": "no-store" }).end(body);
  return true;
}

/** Prometheus text format. */
export async function answerMetrics({ registry }: Metrics, response: ServerResponse): Promise<void> {
  send(response, 200, await registry.metrics(), { "content-type": registry.contentType });
}
