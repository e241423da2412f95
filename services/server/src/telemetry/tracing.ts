import { randomBytes } from "node:crypto";
import {
  type Attributes,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import type { IdGenerator } from "@opentelemetry/sdk-trace-base";

/** Gives the root span the request's trace id, which is also in its log lines, errors and SQL statements. */
class RequestIdGenerator implements IdGenerator {
  traceId = "";
  readonly generateTraceId = () => this.traceId;
  readonly generateSpanId = () => randomBytes(8).toString("hex");
}

/** The spans of one request. Their attributes never contain a document, a variable or personal data. */
export class RequestTrace {
  constructor(
    private readonly tracer: Tracer,
    private readonly span: Span,
  ) {}

  setAttributes(attributes: Attributes): void {
    this.span.setAttributes(attributes);
  }

  /** Starts the span of a call to another server, as a child of the request's span. */
  startCall(name: string): Span {
    return this.tracer.startSpan(name, { kind: SpanKind.CLIENT }, trace.setSpan(ROOT_CONTEXT, this.span));
  }

  end(status: number): void {
    endSpan(this.span, status);
  }
}

/** Ends a span. OpenTelemetry semantic conventions, HTTP spans: a 4xx is not an error of the server. */
export function endSpan(span: Span, status: number | undefined): void {
  if (status !== undefined) span.setAttribute("http.response.status_code", status);
  if (status === undefined || status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

/** W3C Trace Context: the trace of a request, and the caller's span. */
export interface TraceParent {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** The caller's span, in the same trace. */
  readonly parentId?: string | undefined;
  /** The client's own trace and span, which this trace does not continue. */
  readonly linked?: { readonly traceId: string; readonly parentId: string } | undefined;
}

const remoteSpan = (traceId: string, spanId: string): SpanContext => ({
  traceId,
  spanId,
  traceFlags: TraceFlags.SAMPLED,
  isRemote: true,
});

/** Creates the spans of one server. */
export class Tracing {
  constructor(
    private readonly tracer: Tracer,
    private readonly ids: RequestIdGenerator,
    /** Sends the spans that are left, then shuts down. */
    readonly close: () => Promise<void>,
  ) {}

  /** Starts the span of an incoming request, as a child of the caller's span if there is one. */
  startRequest({ traceId, parentId, linked }: TraceParent): RequestTrace {
    this.ids.traceId = traceId;
    // guard: requests-span-stands-under-span-of-whoever
    const parent = parentId ? trace.setSpanContext(ROOT_CONTEXT, remoteSpan(traceId, parentId)) : ROOT_CONTEXT;
    // guard: clients-trace-is-linked
    const links = linked ? [{ context: remoteSpan(linked.traceId, linked.parentId) }] : [];
    const span = this.tracer.startSpan("graphql", { kind: SpanKind.SERVER, links }, parent);
    return new RequestTrace(this.tracer, span);
  }
}

const EXPORT_TIMEOUT_MS = 2_000;

/**
 * Sends spans to a collector by OTLP over HTTP. Spans that cannot be sent are dropped; no request waits for them.
 * @param endpoint the collector's base URL; without it there are no spans, and OpenTelemetry's SDK is not loaded
 */
export async function createTracing(service: string, endpoint: string | undefined): Promise<Tracing | undefined> {
  if (endpoint === undefined) return undefined;
  const [{ BasicTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import("@opentelemetry/sdk-trace-base"),
      import("@opentelemetry/exporter-trace-otlp-http"),
      import("@opentelemetry/resources"),
    ]);
  const url = `${endpoint.replace(/(?<!\/)\/+$/, "")}/v1/traces`;
  const ids = new RequestIdGenerator();
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": `aiwork-${service}` }),
    idGenerator: ids,
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url, timeoutMillis: EXPORT_TIMEOUT_MS }))],
  });
  return new Tracing(provider.getTracer("aiwork"), ids, () => provider.shutdown().catch(() => {}));
}
