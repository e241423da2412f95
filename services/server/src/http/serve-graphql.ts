import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { type ApolloServer, HeaderMap } from "@apollo/server";
import type { ErrorCode } from "../errors/error-codes";
import { findRefusal, Refusal } from "../errors/refusal";
import type { Log } from "../telemetry/log";
import type { Metrics } from "../telemetry/metrics";
import type { Tracing } from "../telemetry/tracing";
import { type AdmissionOptions, type AdmittedCall, admitCall } from "./admission";
import { formatEarlyErrors, responseStatus } from "./format-errors";
import { type FindDocument, type InspectDocument, inspectRequest } from "./inspect-document";
import { type Listening, listen } from "./listen";
import { answerHealth, answerMetrics } from "./monitoring";
import { answerPublicPage, type PublicPage } from "./public-page";
import { readJson, requireReadableSearch } from "./read-json";
import { type RequestContext, readRequestContext } from "./request-context";
import { refuseCall, send, sendJson } from "./send";

interface GraphQLEndpoint<Context extends RequestContext> extends AdmissionOptions {
  server: ApolloServer<Context>;
  /** Creates the resolvers' context of one request; the signal is aborted when the caller closes the connection. */
  contextFor: (request: RequestContext, headers: IncomingHttpHeaders, clientClosed: AbortSignal) => Context;
  /** Checks a document before it is parsed. */
  inspect?: InspectDocument | undefined;
  /** Finds a document by the id that the client sent instead of it. */
  findDocument?: FindDocument | undefined;
  /** Further JSON documents, by path, for a GET by an admitted caller. */
  documents?: Readonly<Record<string, (request: RequestContext) => object>>;
  /** Pages that need no admission. */
  publicPages?: readonly PublicPage[];
  /** Served at `/metrics`, without authentication. */
  metrics?: Metrics | undefined;
  /** Not closed by the endpoint. */
  tracing?: Tracing | undefined;
  isReady: () => Promise<boolean>;
  host: string;
  port: number;
  log: Log;
}

/** Serves `/graphql`, `/livez`, `/readyz`, `/metrics`, and the endpoint's documents and public pages; everything else is 404. */
export function serveGraphQL<Context extends RequestContext>(endpoint: GraphQLEndpoint<Context>): Promise<Listening> {
  const listening = listen(
    (request, response) => {
      void answer(request, response).catch((err) => {
        // A client that closes the connection while sending its body is not an error of the server.
        if (request.destroyed && !request.complete)
          return endpoint.log.debug("client closed the connection while sending");
        endpoint.log.error({ err }, "request failed");
        if (response.headersSent) response.destroy();
        else refuseCall(response, 500, "INTERNAL", readRequestContext(request.headers));
      });
    },
    endpoint.host,
    endpoint.port,
  );
  return listening;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = "", search = ""] = (request.url ?? "").split(/(?=\?)/);
    const isReady = async () => (await listening).accepting && (await endpoint.isReady());
    // guard: health-is-answered
    if (await answerHealth(path, isReady, response)) return;
    const { method } = request;
    if (path === "/metrics" && endpoint.metrics) return answerMetrics(endpoint.metrics, response);
    // guard: public-page-is-read-and-nothing-else
    if (method === "GET" && (await answerPublicPage(endpoint.publicPages ?? [], path, response))) return;
    const document = method === "GET" ? endpoint.documents?.[path] : undefined;
    if (path !== "/graphql" && !document)
      return void response.writeHead(404, { "content-type": "text/plain" }).end("Not found\n");
    const admitted = await admitCall(endpoint, beginTrace(request, response), request, response);
    if (!admitted) return;
    if (document) sendJson(response, 200, JSON.stringify(document(admitted.context)));
    else await answerGraphQL(endpoint, request, search, admitted, response);
  }

  function beginTrace({ headers }: IncomingMessage, response: ServerResponse): RequestContext {
    const context = readRequestContext(headers);
    const trace = endpoint.tracing?.startRequest(context);
    if (trace) response.once("close", () => trace.end(response.statusCode));
    return { ...context, trace };
  }
}

/** Answers an admitted request of `/graphql`. Its body is not parsed before this point. */
async function answerGraphQL<Context extends RequestContext>(
  { server, contextFor, inspect, findDocument }: GraphQLEndpoint<Context>,
  request: IncomingMessage,
  search: string,
  admitted: AdmittedCall,
  response: ServerResponse,
): Promise<void> {
  const context = contextFor(admitted.context, request.headers, clientClosedSignal(response));
  const received = readRequest(await admitted.body(), search);
  if (typeof received === "string" || received instanceof Refusal) return refuseCall(response, 400, received, context);
  const inspected = inspectRequest({ inspect, findDocument }, received, context);
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const answered = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method ?? "", headers, ...inspected },
    context: async () => context,
  });
  if (answered.body.kind !== "complete") throw new Error("unexpected incremental response");
  const status = responseStatus(answered.status, answered.headers.get("content-type") ?? "", context);
  if (status === 406) return refuseCall(response, 406, "NOT_ACCEPTABLE", context);
  send(response, status, formatEarlyErrors(answered.body.string, context), Object.fromEntries(answered.headers));
}

/** A signal that is aborted when the caller closes the connection before the response is complete. */
function clientClosedSignal(response: ServerResponse): AbortSignal {
  const clientClosed = new AbortController();
  response.once("close", () => response.writableFinished || clientClosed.abort());
  return clientClosed.signal;
}

/** The parts of a request, or why they cannot be read. */
function readRequest(body: Buffer, search: string): { body: unknown; search: string } | ErrorCode | Refusal {
  try {
    requireReadableSearch(search);
    return { body: readJson(body), search };
  } catch (error) {
    return findRefusal(error) ?? "BAD_USER_INPUT";
  }
}
