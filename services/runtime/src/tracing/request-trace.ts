import {
  type Attributes,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";

/** The spans of one request. What they say is ours: no document, no variable, no address of a person. */
export class RequestTrace {
  constructor(
    private readonly tracer: Tracer,
    private readonly span: Span,
  ) {}

  tell(attributes: Attributes): void {
    this.span.setAttributes(attributes);
  }

  /** Begins a call of another server, under the request. */
  call(name: string): Span {
    return this.tracer.startSpan(name, { kind: SpanKind.CLIENT }, trace.setSpan(ROOT_CONTEXT, this.span));
  }

  end(status: number): void {
    endSpan(this.span, status);
  }
}

/** OpenTelemetry semantic conventions, HTTP spans: a 4xx is the caller's affair. */
export function endSpan(span: Span, status: number | undefined): void {
  if (status !== undefined) span.setAttribute("http.response.status_code", status);
  if (status === undefined || status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
