import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { watchForLeaks } from "@aiwork/kit/canary/canary";

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string; readonly intValue?: number };
}

/** A span, as OTLP encodes it in JSON. */
export interface CollectedSpan {
  readonly service: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly attributes: readonly Attribute[];
  /** Other traces, such as the client's. */
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
}

/** Starts a server that collects spans by OTLP over HTTP, and checks them for canary values. */
export async function startSpanCollector() {
  const spans: CollectedSpan[] = [];
  const server = createServer(async (request, response) => {
    const sent = await text(request);
    watchForLeaks("a trace", sent);
    if (request.url === "/v1/traces") spans.push(...parseSpans(sent));
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Waits until the traces that a client's trace is linked to have at least `count` spans. */
    async spansOf(client: string, count: number): Promise<CollectedSpan[]> {
      for (let tries = 0; tries < 200; tries++) {
        const linked = spans.filter(({ links }) => links?.some(({ traceId }) => traceId === client));
        const own = new Set(linked.map(({ traceId }) => traceId));
        const found = spans.filter(({ traceId }) => own.has(traceId));
        if (found.length >= count) return found;
        await wait(100);
      }
      throw new Error(`the trace did not get ${count} spans`);
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function parseSpans(sent: string): CollectedSpan[] {
  const { resourceSpans } = JSON.parse(sent);
  return resourceSpans.flatMap(
    ({ resource, scopeSpans }: { resource: never; scopeSpans: { spans: CollectedSpan[] }[] }) => {
      const { attributes } = resource as { attributes: Attribute[] };
      const service = attributes.find(({ key }) => key === "service.name")?.value.stringValue;
      return scopeSpans.flatMap((scope) => scope.spans.map((span) => ({ ...span, service })));
    },
  );
}
