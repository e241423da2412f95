import { ROOT_CONTEXT, SpanKind, TraceFlags, type Tracer, trace } from "@opentelemetry/api";
import type { RequestIds } from "./request-ids";
import { RequestTrace } from "./request-trace";

/** W3C Trace Context: the trace of a request, and the caller's span. */
export interface TraceParent {
  readonly traceId: string;
  readonly parentId?: string | undefined;
}

/** Creates the spans of one server. */
export class Tracing {
  constructor(
    private readonly tracer: Tracer,
    private readonly ids: RequestIds,
    /** Sends the spans that are left, then shuts down. */
    readonly close: () => Promise<void>,
  ) {}

  /** Starts the span of an incoming request, as a child of the caller's span if there is one. */
  begin({ traceId, parentId }: TraceParent): RequestTrace {
    this.ids.traceId = traceId;
    // guard: requests-span-stands-under-span-of-whoever
    const caller = parentId && { traceId, spanId: parentId, traceFlags: TraceFlags.SAMPLED, isRemote: true };
    const parent = caller ? trace.setSpanContext(ROOT_CONTEXT, caller) : ROOT_CONTEXT;
    return new RequestTrace(this.tracer, this.tracer.startSpan("graphql", { kind: SpanKind.SERVER }, parent));
  }
}
