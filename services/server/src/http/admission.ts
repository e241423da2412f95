import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { findRefusal } from "../errors/refusal";
import { RetryLater } from "../errors/retry-later";
import type { Caller } from "../identity/caller";
import { networkOf } from "./network-of";
import { isJsonInUtf8 } from "./read-json";
import type { RequestContext } from "./request-context";
import { refuseCall, type SignAnswer, signWhenSent } from "./send";
import { whenAnswered } from "./when-answered";

/** A request before it is parsed: everything that its admission may depend on. */
export interface IncomingCall {
  readonly method: string;
  /** The path with its search. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** The remote address of the connection, or its network. */
  readonly address: string;
  /** The raw bytes, read on the first call. @throws BodyTooLarge */
  body(): Promise<Buffer>;
  /** Runs `act` when the response has been sent or the connection is closed; at once where that has happened. */
  onClose(act: () => void): void;
  /** Runs `act` when the response is made, however slowly it is taken, or the connection is closed; at once where that has happened. */
  onAnswered(act: () => void): void;
  /** Has the answer to the call signed. */
  signAnswer(sign: SignAnswer): void;
}

/** Identifies the caller. @throws TOKEN_REFUSED, ISSUER_AWAY, INVALID_SIGNATURE, TurnedAway, BodyTooLarge */
export type Admit = (call: IncomingCall) => Promise<Caller>;

export interface AdmittedCall {
  readonly context: RequestContext;
  readonly body: () => Promise<Buffer>;
}

/** RFC 9110, 15.5.2: a 401 names the authentication scheme. RFC 6750, 3.1: it does not say what is wrong with a token. */
const REFUSAL_RESPONSES: Readonly<Record<string, [status: number, headers: Record<string, string>]>> = {
  TOKEN_REFUSED: [401, { "www-authenticate": 'Bearer error="invalid_token"' }],
  INVALID_SIGNATURE: [401, { "www-authenticate": "Aiwork-Signature" }],
  ISSUER_AWAY: [503, { "retry-after": "1" }],
};

export interface AdmissionOptions {
  /** Identifies the caller from the headers and raw bytes, before anything is parsed. */
  readonly admit: Admit;
  readonly maxBodyBytes: number;
}

/** Admits a request; otherwise sends the refusal and returns undefined. */
export async function admitCall(
  { admit, maxBodyBytes }: AdmissionOptions,
  context: RequestContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<AdmittedCall | undefined> {
  const { method = "", url: target = "", headers } = request;
  let read: Promise<Buffer> | undefined;
  const body = () => {
    read ??= readBody(request, maxBodyBytes);
    return read;
  };
  try {
    const address = networkOf(request.socket.remoteAddress);
    // guard: who-has-left-makes-room-at-once
    const onClose = (act: () => void) => (response.destroyed ? act() : void response.once("close", act));
    const onAnswered = (act: () => void) => whenAnswered(response, act);
    const signAnswer = (sign: SignAnswer) => signWhenSent(response, sign);
    const caller = await admit({ method, target, headers, address, body, onClose, onAnswered, signAnswer });
    if (method === "POST" && !isJsonInUtf8(headers["content-type"]))
      return void refuseCall(response, 415, "UNSUPPORTED_MEDIA_TYPE", context);
    await body();
    return { context: { ...context, caller, address }, body };
  } catch (error) {
    if (error instanceof BodyTooLarge) return void refuseCall(response, 413, "PAYLOAD_TOO_LARGE", context);
    if (error instanceof RetryLater)
      return void refuseCall(response, error.status, error, context, { "retry-after": String(error.retryAfter) });
    const refusal = findRefusal(error);
    const [status, answered] = REFUSAL_RESPONSES[refusal?.names.refusal ?? ""] ?? [];
    if (!refusal || status === undefined) throw error;
    refuseCall(response, status, refusal, context, answered);
  }
}

export class BodyTooLarge extends Error {}

/** Each chunk is work, however small: the largest body arrives in some hundred packets. */
const MAX_CHUNKS = 4_000;

/** Reads the raw bytes of a request. @throws BodyTooLarge above the limit, in bytes, whatever content-length says */
async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > limit) throw new BodyTooLarge();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    // guard: body-in-too-many-chunks-is-not-read
    if (length > limit || chunks.length >= MAX_CHUNKS) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
