import { ROOT_CONTEXT, SpanKind, TraceFlags, type Tracer, trace } from "@opentelemetry/api";
import type { RequestContext } from "../request/request-context";
import type { RequestIds } from "./request-ids";
import { RequestTrace } from "./request-trace";

/** The spans of one server. */
export class Tracing {
  constructor(
    private readonly tracer: Tracer,
    private readonly ids: RequestIds,
    /** Sends what is left, and ends. */
    readonly close: () => Promise<void>,
  ) {}

  /** Begins the span of a request that came in, under the span of whoever asked. */
  begin({ traceId, parentId }: RequestContext): RequestTrace {
    this.ids.traceId = traceId;
    const caller = parentId && { traceId, spanId: parentId, traceFlags: TraceFlags.SAMPLED, isRemote: true };
    const parent = caller ? trace.setSpanContext(ROOT_CONTEXT, caller) : ROOT_CONTEXT;
    return new RequestTrace(this.tracer, this.tracer.startSpan("graphql", { kind: SpanKind.SERVER }, parent));
  }
}
