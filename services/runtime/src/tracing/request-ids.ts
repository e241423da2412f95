import { randomBytes } from "node:crypto";
import type { IdGenerator } from "@opentelemetry/sdk-trace-base";

/** A span that begins a trace takes the request's id, which stands in its log lines, errors and statements too. */
export class RequestIds implements IdGenerator {
  traceId = "";
  readonly generateTraceId = () => this.traceId;
  readonly generateSpanId = () => randomBytes(8).toString("hex");
}
