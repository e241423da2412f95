import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { listen } from "@aiwork/runtime/testing/canary";

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string; readonly intValue?: number };
}

/** A span as OTLP writes it in JSON. */
export interface ToldSpan {
  readonly service: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly attributes: readonly Attribute[];
}

/** Takes spans by OTLP over HTTP, and listens for what may stand in none. */
export async function openCollector() {
  const spans: ToldSpan[] = [];
  const server = createServer(async (request, response) => {
    const sent = await text(request);
    listen("a trace", sent);
    if (request.url === "/v1/traces") spans.push(...spansOf(sent));
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The spans of a trace, once there are so many. */
    async spansOf(traceId: string, count: number): Promise<ToldSpan[]> {
      for (let tries = 0; tries < 200; tries++) {
        const told = spans.filter((span) => span.traceId === traceId);
        if (told.length >= count) return told;
        await wait(100);
      }
      throw new Error(`no ${count} spans of the trace came`);
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function spansOf(sent: string): ToldSpan[] {
  const { resourceSpans } = JSON.parse(sent);
  return resourceSpans.flatMap(({ resource, scopeSpans }: { resource: never; scopeSpans: { spans: ToldSpan[] }[] }) => {
    const { attributes } = resource as { attributes: Attribute[] };
    const service = attributes.find(({ key }) => key === "service.name")?.value.stringValue;
    return scopeSpans.flatMap((scope) => scope.spans.map((span) => ({ ...span, service })));
  });
}
