import type { IncomingMessage, ServerResponse } from "node:http";
import { type ApolloServer, HeaderMap } from "@apollo/server";
import type { Log } from "../log/log";
import { type ErrorCode, errorCodes } from "../refusal/error-code";
import { type RequestContext, readRequestContext } from "../request/request-context";
import { describeEarlyErrors } from "./describe-errors";
import { answerHealth } from "./health";
import { type Listening, listen } from "./listen";
import { BodyTooLarge, readBody } from "./read-body";

export interface GraphQLEndpoint<Context extends RequestContext> {
  server: ApolloServer<Context>;
  /** What resolvers are given, made anew for every request. */
  contextFor: (request: RequestContext) => Context;
  isReady: () => Promise<boolean>;
  maxBodyBytes: number;
  host: string;
  port: number;
  log: Log;
}

/** Serves `/graphql`, `/livez` and `/readyz`; everything else is 404. */
export function serveGraphQL<Context extends RequestContext>(endpoint: GraphQLEndpoint<Context>): Promise<Listening> {
  const listening = listen(
    (request, response) => {
      void answer(request, response).catch((err) => {
        endpoint.log.error({ err }, "request failed");
        if (response.headersSent) response.destroy();
        else refuse(response, 500, "INTERNAL", readRequestContext(request.headers));
      });
    },
    endpoint.host,
    endpoint.port,
  );
  return listening;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = "", search] = (request.url ?? "").split(/(?=\?)/);
    const isReady = async () => (await listening).accepting && (await endpoint.isReady());
    if (await answerHealth(path, isReady, response)) return;
    if (path !== "/graphql") return void response.writeHead(404, { "content-type": "text/plain" }).end("Not found\n");
    await answerGraphQL(endpoint, request, search ?? "", response);
  }
}

async function answerGraphQL<Context extends RequestContext>(
  { server, contextFor, maxBodyBytes }: GraphQLEndpoint<Context>,
  request: IncomingMessage,
  search: string,
  response: ServerResponse,
): Promise<void> {
  const context = contextFor(readRequestContext(request.headers));
  if (request.method === "POST" && !/^application\/json\b/i.test(request.headers["content-type"] ?? ""))
    return refuse(response, 415, "UNSUPPORTED_MEDIA_TYPE", context);
  let body: unknown;
  try {
    body = parseJson(await readBody(request, maxBodyBytes));
  } catch (error) {
    if (error instanceof BodyTooLarge) return refuse(response, 413, "PAYLOAD_TOO_LARGE", context);
    return refuse(response, 400, "BAD_USER_INPUT", context);
  }
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const answered = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method ?? "", headers, search, body },
    context: async () => context,
  });
  if (answered.body.kind !== "complete") throw new Error("an incremental answer was not asked for");
  const status = answered.status ?? 200;
  if (status === 406) return refuse(response, 406, "NOT_ACCEPTABLE", context);
  send(response, status, describeEarlyErrors(answered.body.string, context), Object.fromEntries(answered.headers));
}

function parseJson(body: Buffer): unknown {
  return body.length === 0 ? {} : JSON.parse(body.toString("utf8"));
}

function refuse(response: ServerResponse, status: number, code: ErrorCode, context: RequestContext): void {
  const message = errorCodes[code][context.language];
  const body = JSON.stringify({ errors: [{ message, extensions: { code, traceId: context.traceId } }] });
  // Its body was not read to the end: the connection is not used again.
  if (status === 413 || status === 415) response.setHeader("connection", "close");
  send(response, status, body, { "content-type": "application/json; charset=utf-8" });
}

function send(response: ServerResponse, status: number, body: string, headers: Record<string, string>): void {
  response.writeHead(status, { ...headers, "cache-control": "no-store", "content-length": Buffer.byteLength(body) });
  response.end(body);
}
