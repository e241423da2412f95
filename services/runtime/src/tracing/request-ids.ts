import { randomBytes } from "node:crypto";
import type { IdGenerator } from "@opentelemetry/sdk-trace-base";

/** Gives the root span the request's trace id, which is also in its log lines, errors and SQL statements. */
export class RequestIds implements IdGenerator {
  traceId = "";
  readonly generateTraceId = () => this.traceId;
  readonly generateSpanId = () => randomBytes(8).toString("hex");
}
