import { randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Span } from "@opentelemetry/api";
import type { Language } from "../errors/error-codes";
import { ANONYMOUS, type Caller } from "../identity/caller";
import type { RequestTrace, TraceParent } from "../telemetry/tracing";

/** The data that every request carries, in the gateway and in the subgraphs. */
export interface RequestContext extends TraceParent {
  /** The request's spans; undefined where tracing is off. */
  readonly trace?: RequestTrace | undefined;
  readonly language: Language;
  readonly caller: Caller;
  /** The remote address, or its network: callers without a token are counted by it. It is never logged. */
  readonly address?: string;
  /** Identifies the request, even where a library copies its context. */
  readonly requestKey: object;
}

// guard: parent-id-of-zeros-is-no-parent
const TRACEPARENT = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}/;

const newTraceId = () => randomBytes(16).toString("hex");

/** Continues the trace of a caller whose trace ids are this system's; without a valid `traceparent`, starts a new one. */
export function readRequestContext(headers: IncomingHttpHeaders, caller: Caller = ANONYMOUS): RequestContext {
  const [, traceId = newTraceId(), parentId] = TRACEPARENT.exec(String(headers.traceparent)) ?? [];
  return { traceId, parentId, language: preferredLanguage(headers["accept-language"]), caller, requestKey: {} };
}

/**
 * Starts a trace of its own: a client may send any trace id, also another request's, and access records keep it. The
 * client's trace is linked to it (W3C Trace Context, 3.4: a trace may be restarted at a trust boundary).
 */
export function readClientContext(headers: IncomingHttpHeaders): RequestContext {
  const { traceId, parentId, ...context } = readRequestContext(headers);
  // guard: trace-id-is-servers-own
  return { ...context, traceId: newTraceId(), linked: parentId === undefined ? undefined : { traceId, parentId } };
}

/** RFC 9110, 12.5.4: the accepted language of the highest quality; Japanese where neither language is accepted. */
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

/** The `traceparent` header of a call to another server, as a child of the span if there is one. */
export function traceparentOf({ traceId }: RequestContext, span?: Span): string {
  return `00-${traceId}-${span?.spanContext().spanId ?? randomBytes(8).toString("hex")}-01`;
}

/** The header in which the gateway sends its time-out: milliseconds from the arrival of the request. */
export const DEADLINE_HEADER = "aiwork-deadline";

/** Reads a deadline of 1 to 99,999 ms; undefined where it is absent or malformed. */
export function readDeadline(header: string | readonly string[] | undefined): number | undefined {
  const text = String(header ?? "");
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined;
}
