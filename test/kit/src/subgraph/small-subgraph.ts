import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import type { Admit } from "@aiwork/server/http/admission";
import type { PublicPage } from "@aiwork/server/http/public-page";
import type { RequestContext } from "@aiwork/server/http/request-context";
import { serveGraphQL } from "@aiwork/server/http/serve-graphql";
import { startApolloServer } from "@aiwork/server/http/start-apollo-server";
import { createLog } from "@aiwork/server/telemetry/log";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse } from "graphql";
import { leakWatchingLog } from "../canary/canary";

export interface SentCall {
  readonly method: string;
  /** The path with its search. */
  readonly target: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
}

export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends one call unchanged, on a connection of its own: a header may be given twice, a length may be wrong. */
export function sendCall(origin: string, { method, target, headers, body }: SentCall): Promise<Received> {
  return new Promise((resolve, reject) => {
    const call = request(origin, { method, path: target, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        call.destroy();
        const { statusCode: status = 0, headers } = answer;
        resolve({ status, headers, text: Buffer.concat(chunks).toString("utf8") });
      });
    });
    call.on("error", reject);
    if (body) call.write(body);
    if (headers["transfer-encoding"] === undefined) call.end();
  });
}

const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  type Query { role: String }
  type Point @key(fields: "code") { code: ID! }`;

const resolvers = {
  Query: { role: (_: unknown, __: unknown, { caller }: RequestContext) => caller.role },
  Point: { __resolveReference: (key: object) => key },
};

/** A subgraph over HTTP that answers with its caller's role. Dispose it. */
export interface SmallSubgraph extends AsyncDisposable {
  /** http://host:port, without a path. */
  readonly origin: string;
  /** How many calls were admitted. */
  executions: number;
}

export async function startSmallSubgraph(
  admit: Admit,
  maxBodyBytes = 65_536,
  publicPages: readonly PublicPage[] = [],
): Promise<SmallSubgraph> {
  const log = createLog("small", "trace", leakWatchingLog);
  const schema = buildSubgraphSchema([{ typeDefs: parse(SDL), resolvers }]);
  const server = await startApolloServer<RequestContext>({ schema }, log);
  const contextFor = (context: RequestContext) => {
    subgraph.executions++;
    return context;
  };
  const where = { host: "127.0.0.1", port: 0, maxBodyBytes, publicPages, log };
  const listening = await serveGraphQL({ served: { "/graphql": { server } }, admit, contextFor, ...where });
  const subgraph: SmallSubgraph = {
    origin: listening.origin,
    executions: 0,
    async [Symbol.asyncDispose]() {
      await listening.drain();
      await server.stop();
    },
  };
  return subgraph;
}
