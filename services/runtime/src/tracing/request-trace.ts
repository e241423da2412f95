import {
  type Attributes,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";

/** The spans of one request. Their attributes never contain a document, a variable or personal data. */
export class RequestTrace {
  constructor(
    private readonly tracer: Tracer,
    private readonly span: Span,
  ) {}

  tell(attributes: Attributes): void {
    this.span.setAttributes(attributes);
  }

  /** Starts the span of a call to another server, as a child of the request's span. */
  call(name: string): Span {
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
