import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { ApolloServer } from "@apollo/server";
import type { Log } from "../log/log";
import type { Metrics } from "../metrics/open-metrics";
import { type RequestContext, readRequestContext } from "../request/request-context";
import type { Tracing } from "../tracing/tracing";
import { admitCall, type Entrance } from "./admission";
import { answerGraphQL } from "./answer-graphql";
import { answerMetrics } from "./answer-metrics";
import { answerHealth } from "./health";
import { type Listening, listen } from "./listen";
import { answerPublicPage, type PublicPage } from "./public-page";
import type { FindDocument, Inspect } from "./refuse-document";
import { refuseCall, sendJson } from "./send";

export interface GraphQLEndpoint<Context extends RequestContext> extends Entrance {
  server: ApolloServer<Context>;
  /** Creates the resolvers' context of one request; the signal is aborted when the caller closes the connection. */
  contextFor: (request: RequestContext, headers: IncomingHttpHeaders, clientClosed: AbortSignal) => Context;
  /** Checks a document before it is parsed. */
  inspect?: Inspect | undefined;
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
    const trace = endpoint.tracing?.begin(context);
    if (trace) response.once("close", () => trace.end(response.statusCode));
    return { ...context, trace };
  }
}
