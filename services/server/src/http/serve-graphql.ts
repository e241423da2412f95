import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { type ApolloServer, HeaderMap } from "@apollo/server";
import type { ErrorCode } from "../errors/error-codes";
import { findRefusal, Refusal } from "../errors/refusal";
import type { Log } from "../telemetry/log";
import type { Tracing } from "../telemetry/tracing";
import { type AdmissionOptions, type AdmittedCall, admitCall } from "./admission";
import { formatEarlyErrors, responseStatus } from "./format-errors";
import { type InspectDocument, inspectRequest, type NamedDocuments } from "./inspect-document";
import { type JsonBounds, requireJsonWithin } from "./json-bounds";
import { type Listening, listen } from "./listen";
import { answerLiveness } from "./monitoring";
import { createPublicPages, type PublicPage } from "./public-page";
import { readJson, requireReadableSearch } from "./read-json";
import { type RequestContext, readClientContext, readRequestContext } from "./request-context";
import { refuseCall, send, sendJson } from "./send";

/** What is served at one path. */
interface ServedGraphQL<Context extends RequestContext> {
  server: ApolloServer<Context>;
  /** Checks a document before it is parsed. */
  inspect?: InspectDocument | undefined;
  /** The documents that clients may name instead of sending them. */
  documents?: NamedDocuments | undefined;
}

interface GraphQLEndpoint<Context extends RequestContext> extends AdmissionOptions {
  /** By path. */
  served: Readonly<Record<string, ServedGraphQL<Context>>>;
  /** Creates the resolvers' context of one request; the signal is aborted when the caller closes the connection. */
  contextFor: (request: RequestContext, headers: IncomingHttpHeaders, clientClosed: AbortSignal) => Context;
  /** How much JSON a body may hold; by default as much as its bytes allow. */
  jsonBounds?: JsonBounds | undefined;
  /** Further JSON pages, by path, for a GET by an admitted caller. */
  pages?: Readonly<Record<string, (request: RequestContext) => object>>;
  /** Pages that need no admission. */
  publicPages?: readonly PublicPage[];
  /** Whether callers' trace ids are this system's, so that their traces go on here. */
  continuesTraces?: boolean;
  /** Not closed by the endpoint. */
  tracing?: Tracing | undefined;
  host: string;
  port: number;
  /** The connections of one address; by default as many as it likes. */
  maxConnections?: number;
  log: Log;
}

/** Serves GraphQL at its paths, `/livez`, and the endpoint's pages; everything else is 404. */
export function serveGraphQL<Context extends RequestContext>(endpoint: GraphQLEndpoint<Context>): Promise<Listening> {
  const answerPublicPage = createPublicPages(endpoint.publicPages ?? []);
  // guard: only-signed-calls-continue-traces
  const readContext = endpoint.continuesTraces ? readRequestContext : readClientContext;
  return listen(
    (request, response) => {
      const context = readContext(request.headers);
      void answer(request, response, context).catch((err) => {
        // A client that closes the connection while sending its body is not an error of the server.
        if (request.destroyed && !request.complete)
          return endpoint.log.debug("client closed the connection while sending");
        endpoint.log.error({ err, traceId: context.traceId }, "request failed");
        if (response.headersSent) response.destroy();
        else refuseCall(response, 500, "INTERNAL", context);
      });
    },
    endpoint.host,
    endpoint.port,
    endpoint.maxConnections,
  );

  async function answer(request: IncomingMessage, response: ServerResponse, context: RequestContext): Promise<void> {
    const [path = "", search = ""] = (request.url ?? "").split(/(?=\?)/);
    // guard: health-is-answered
    if (answerLiveness(path, response)) return;
    const { method } = request;
    // guard: public-page-is-read-and-nothing-else
    if (method === "GET" && (await answerPublicPage(path, request, response))) return;
    const page = method === "GET" ? endpoint.pages?.[path] : undefined;
    const served = Object.hasOwn(endpoint.served, path) ? endpoint.served[path] : undefined;
    if (!served && !page) return void response.writeHead(404, { "content-type": "text/plain" }).end("Not found\n");
    const admitted = await admitCall(endpoint, beginTrace(context, response), request, response);
    if (!admitted) return;
    if (served) await answerGraphQL(endpoint, served, request, search, admitted, response);
    else if (page) sendJson(response, 200, JSON.stringify(page(admitted.context)));
  }

  function beginTrace(context: RequestContext, response: ServerResponse): RequestContext {
    const trace = endpoint.tracing?.startRequest(context);
    if (trace) response.once("close", () => trace.end(response.statusCode));
    return { ...context, trace };
  }
}

/** Answers an admitted request of a server. Its body is not parsed before this point. */
async function answerGraphQL<Context extends RequestContext>(
  { contextFor, jsonBounds }: GraphQLEndpoint<Context>,
  { server, inspect, documents }: ServedGraphQL<Context>,
  request: IncomingMessage,
  search: string,
  admitted: AdmittedCall,
  response: ServerResponse,
): Promise<void> {
  const context = contextFor(admitted.context, request.headers, clientClosedSignal(response));
  const received = readRequest(await admitted.body(), search, jsonBounds);
  if (typeof received === "string") return refuseCall(response, 400, received, context);
  if (received instanceof Refusal)
    return refuseCall(response, received.extensions.code === "PAYLOAD_TOO_LARGE" ? 413 : 400, received, context);
  const inspected = await inspectRequest({ inspect, documents }, received, context);
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const answered = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method ?? "", headers, ...inspected },
    context: async () => context,
  });
  if (answered.body.kind !== "complete") throw new Error("unexpected incremental response");
  if (answered.status === 406) return refuseCall(response, 406, "NOT_ACCEPTABLE", context);
  const status = responseStatus(answered.status, answered.headers.get("content-type") ?? "", context);
  send(response, status, formatEarlyErrors(answered.body.string, context), Object.fromEntries(answered.headers));
}

/** A signal that is aborted when the caller closes the connection before the response is complete. */
function clientClosedSignal(response: ServerResponse): AbortSignal {
  const clientClosed = new AbortController();
  if (response.closed) clientClosed.abort();
  else response.once("close", () => response.writableFinished || clientClosed.abort());
  return clientClosed.signal;
}

/** The parts of a request, or why they cannot be read. */
function readRequest(
  body: Buffer,
  search: string,
  jsonBounds: JsonBounds | undefined,
): { body: unknown; search: string } | ErrorCode | Refusal {
  try {
    requireReadableSearch(search);
    // guard: large-json-is-not-parsed
    if (jsonBounds) requireJsonWithin(body, jsonBounds);
    return { body: readJson(body), search };
  } catch (error) {
    return findRefusal(error) ?? "BAD_USER_INPUT";
  }
}
