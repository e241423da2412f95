import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { Caller } from "../identity/caller";
import { findRefusal } from "../refusal/describe-error";
import type { RequestContext } from "../request/request-context";
import { BodyTooLarge, readBody } from "./read-body";
import { refuseCall } from "./send";
import { TurnedAway } from "./turned-away";

/** A call as it came in: all there is to judge it by before any of it is parsed. */
export interface Call {
  readonly method: string;
  /** The path with its search. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** Of whoever is at the other end of the connection. */
  readonly address: string;
  /** The raw bytes; the first to ask has them read. @throws BodyTooLarge */
  body(): Promise<Buffer>;
  /** Acts once the answer has left, or whoever called has. */
  afterwards(act: () => void): void;
}

/** Says who calls. @throws TOKEN_REFUSED, ISSUER_AWAY, INVALID_SIGNATURE, TurnedAway, BodyTooLarge */
export type Admit = (call: Call) => Promise<Caller>;

export interface Admitted {
  readonly context: RequestContext;
  readonly body: () => Promise<Buffer>;
}

/** RFC 9110, 15.5.2: a 401 names the way in. RFC 6750, 3.1: what is wrong with a token is not told. */
const ANSWERS: Readonly<Record<string, [status: number, headers: Record<string, string>]>> = {
  TOKEN_REFUSED: [401, { "www-authenticate": 'Bearer error="invalid_token"' }],
  INVALID_SIGNATURE: [401, { "www-authenticate": "Aiwork-Road" }],
  ISSUER_AWAY: [503, { "retry-after": "1" }],
};

export interface Entrance {
  /** Who calls: asked of the raw bytes, before anything is parsed. */
  readonly admit: Admit;
  readonly maxBodyBytes: number;
}

/** Lets a call in, or answers it: undefined. */
export async function admitCall(
  { admit, maxBodyBytes }: Entrance,
  unknown: RequestContext,
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
      return void refuseCall(response, 415, "UNSUPPORTED_MEDIA_TYPE", unknown);
    await body();
    return { context: { ...unknown, caller }, body };
  } catch (error) {
    if (error instanceof BodyTooLarge) return void refuseCall(response, 413, "PAYLOAD_TOO_LARGE", unknown);
    if (error instanceof TurnedAway)
      return void refuseCall(response, error.status, error, unknown, { "retry-after": String(error.retryAfter) });
    const refusal = findRefusal(error);
    const [status, answered] = ANSWERS[refusal?.names.refusal ?? ""] ?? [];
    if (!refusal || status === undefined) throw error;
    refuseCall(response, status, refusal, unknown, answered);
  }
}
