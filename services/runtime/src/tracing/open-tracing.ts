import { RequestIds } from "./request-ids";
import { Tracing } from "./tracing";

const SEND_WITHIN_MS = 2_000;

/**
 * Sends spans to a collector by OTLP over HTTP. Spans that cannot be sent are dropped; no request waits for them.
 * @param endpoint the collector's base URL; without it there are no spans, and OpenTelemetry's SDK is not loaded
 */
export async function openTracing(service: string, endpoint: string | undefined): Promise<Tracing | undefined> {
  if (endpoint === undefined) return undefined;
  const [{ BasicTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import("@opentelemetry/sdk-trace-base"),
      import("@opentelemetry/exporter-trace-otlp-http"),
      import("@opentelemetry/resources"),
    ]);
  const url = `${endpoint.replace(/\/+$/, "")}/v1/traces`;
  const ids = new RequestIds();
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": `aiwork-${service}` }),
    idGenerator: ids,
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url, timeoutMillis: SEND_WITHIN_MS }))],
  });
  return new Tracing(provider.getTracer("aiwork"), ids, () => provider.shutdown().catch(() => {}));
}
