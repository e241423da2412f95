import type { ServerResponse } from "node:http";
import { type ErrorCode, errorCodes } from "../errors/error-codes";
import type { Refusal } from "../errors/refusal";
import type { RequestContext } from "./request-context";

const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };
/** Headers that sign an answer. */
export type SignAnswer = (status: number, body: string) => Readonly<Record<string, string>>;

const signers = new WeakMap<ServerResponse, SignAnswer>();

/** Has the answer signed when it is sent. */
export function signWhenSent(response: ServerResponse, sign: SignAnswer): void {
  signers.set(response, sign);
}

export function send(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>>,
): void {
  const signature = signers.get(response)?.(status, body);
  response.writeHead(status, {
    ...headers,
    ...signature,
    "cache-control": "no-store",
    "content-length": Buffer.byteLength(body),
  });
  response.end(body);
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  // guard: body-that-is-not-awaited-is-not-read
  if (!response.req.complete) response.setHeader("connection", "close");
  send(response, status, body, { ...JSON_TYPE, ...headers });
}

/** Refuses a whole request, by a code of the closed list or by a refusal of a catalogue. */
export function refuseCall(
  response: ServerResponse,
  status: number,
  refused: ErrorCode | Refusal,
  { language, traceId }: RequestContext,
  headers: Readonly<Record<string, string>> = {},
): void {
  const { message, code, names } =
    typeof refused === "string"
      ? { message: errorCodes[refused][language], code: refused, names: {} }
      : { message: refused.sentences[language], code: refused.extensions.code, names: refused.names };
  sendJson(
    response,
    status,
    JSON.stringify({ errors: [{ message, extensions: { code, ...names, traceId } }] }),
    headers,
  );
}
