import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { Caller } from "../identity/caller";
import { findRefusal } from "../refusal/refusal";
import type { RequestContext } from "../request/request-context";
import { BodyTooLarge, readBody } from "./read-body";
import { refuseCall } from "./send";
import { TurnedAway } from "./turned-away";

/** A request before it is parsed: everything that its admission may depend on. */
export interface Call {
  readonly method: string;
  /** The path with its search. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** The remote address of the connection. */
  readonly address: string;
  /** The raw bytes, read on the first call. @throws BodyTooLarge */
  body(): Promise<Buffer>;
  /** Runs `act` when the response has been sent or the connection is closed. */
  afterwards(act: () => void): void;
}

/** Identifies the caller. @throws TOKEN_REFUSED, ISSUER_AWAY, INVALID_SIGNATURE, TurnedAway, BodyTooLarge */
export type Admit = (call: Call) => Promise<Caller>;

export interface Admitted {
  readonly context: RequestContext;
  readonly body: () => Promise<Buffer>;
}

/** RFC 9110, 15.5.2: a 401 names the authentication scheme. RFC 6750, 3.1: it does not say what is wrong with a token. */
const ANSWERS: Readonly<Record<string, [status: number, headers: Record<string, string>]>> = {
  TOKEN_REFUSED: [401, { "www-authenticate": 'Bearer error="invalid_token"' }],
  INVALID_SIGNATURE: [401, { "www-authenticate": "Aiwork-Signature" }],
  ISSUER_AWAY: [503, { "retry-after": "1" }],
};

export interface Entrance {
  /** Identifies the caller from the headers and raw bytes, before anything is parsed. */
  readonly admit: Admit;
  readonly maxBodyBytes: number;
}

/** Admits a request; otherwise sends the refusal and returns undefined. */
export async function admitCall(
  { admit, maxBodyBytes }: Entrance,
  context: RequestContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Admitted | undefined> {
  const { method = "", url: target = "", headers } = request;
  let read: Promise<Buffer> | undefined;
  const body = () => {
    read ??= readBody(request, maxBodyBytes);
    return read;
  };
  try {
    const address = request.socket.remoteAddress ?? "";
    const afterwards = (act: () => void) => void response.once("close", act);
    const caller = await admit({ method, target, headers, address, body, afterwards });
    if (method === "POST" && !/^application\/json\b/i.test(headers["content-type"] ?? ""))
      return void refuseCall(response, 415, "UNSUPPORTED_MEDIA_TYPE", context);
    await body();
    return { context: { ...context, caller }, body };
  } catch (error) {
    if (error instanceof BodyTooLarge) return void refuseCall(response, 413, "PAYLOAD_TOO_LARGE", context);
    if (error instanceof TurnedAway)
      return void refuseCall(response, error.status, error, context, { "retry-after": String(error.retryAfter) });
    const refusal = findRefusal(error);
    const [status, answered] = ANSWERS[refusal?.names.refusal ?? ""] ?? [];
    if (!refusal || status === undefined) throw error;
    refuseCall(response, status, refusal, context, answered);
  }
}
