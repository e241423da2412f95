import type { ServerResponse } from "node:http";
import type { Metrics } from "../metrics/open-metrics";
import { send } from "./send";

/** Prometheus text format. */
export async function answerMetrics({ registry }: Metrics, response: ServerResponse): Promise<void> {
  send(response, 200, await registry.metrics(), { "content-type": registry.contentType });
}
