import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse } from "graphql";
import type { Admit } from "../http/admission";
import { openApolloServer } from "../http/open-apollo-server";
import type { PublicPage } from "../http/public-page";
import { serveGraphQL } from "../http/serve-graphql";
import { openLog } from "../log/log";
import type { RequestContext } from "../request/request-context";
import { overheard } from "./canary";

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
  asked: number;
}

export async function openSmallSubgraph(
  admit: Admit,
  maxBodyBytes = 65_536,
  publicPages: readonly PublicPage[] = [],
): Promise<SmallSubgraph> {
  const log = openLog("small", "trace", overheard);
  const schema = buildSubgraphSchema([{ typeDefs: parse(SDL), resolvers }]);
  const server = await openApolloServer<RequestContext>({ schema }, log);
  const contextFor = (context: RequestContext) => {
    subgraph.asked++;
    return context;
  };
  const where = { host: "127.0.0.1", port: 0, maxBodyBytes, publicPages, log };
  const listening = await serveGraphQL({ server, admit, contextFor, isReady: async () => true, ...where });
  const subgraph: SmallSubgraph = {
    origin: listening.origin,
    asked: 0,
    async [Symbol.asyncDispose]() {
      await listening.drain();
      await server.stop();
    },
  };
  return subgraph;
}
