import { randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Span } from "@opentelemetry/api";
import { ANONYMOUS, type Caller } from "../identity/caller";
import type { RequestTrace } from "../tracing/request-trace";

export type Language = "ja" | "en";

/** What every request carries through gateway and subgraphs. */
export interface RequestContext {
  /** W3C Trace Context trace-id: 32 hexadecimal digits. */
  readonly traceId: string;
  /** W3C Trace Context parent-id: the span of whoever asked. */
  readonly parentId?: string | undefined;
  /** Its spans, where they are sent somewhere. */
  readonly trace?: RequestTrace | undefined;
  readonly language: Language;
  readonly caller: Caller;
  /** The one request, also where a library copies its context. */
  readonly requestKey: object;
}

const TRACEPARENT = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}/;

/** The caller's trace goes on; a request without one, or with a broken one, begins its own. */
export function readRequestContext(headers: IncomingHttpHeaders, caller: Caller = ANONYMOUS): RequestContext {
  const [, traceId = randomBytes(16).toString("hex"), parentId] = TRACEPARENT.exec(String(headers.traceparent)) ?? [];
  return { traceId, parentId, language: preferredLanguage(headers["accept-language"]), caller, requestKey: {} };
}

/** RFC 9110, 12.5.4: the wanted language of the highest quality. Japanese where none, or neither, is asked for. */
export function preferredLanguage(header: string | undefined): Language {
  let best: { language: Language; quality: number } = { language: "ja", quality: 0 };
  for (const range of header?.split(",") ?? []) {
    const [tag = "", ...parameters] = range.trim().toLowerCase().split(";");
    const language = /^(ja|en)(-|$)/.exec(tag)?.[1] as Language | undefined;
    const quality = Number(
      parameters
        .find((part) => part.trim().startsWith("q="))
        ?.trim()
        .slice(2) ?? 1,
    );
    if (language && quality > best.quality) best = { language, quality };
  }
  return best.language;
}

/** The header that hands the trace on, under a span where there are any. */
export function traceparentOf({ traceId }: RequestContext, span?: Span): string {
  return `00-${traceId}-${span?.spanContext().spanId ?? randomBytes(8).toString("hex")}-01`;
}
