import "@aiwork/gateway/supergraph/disable-telemetry";
import { ApolloGateway, LocalGraphQLDataSource } from "@apollo/gateway";
import { ApolloServer, HeaderMap } from "@apollo/server";
import type { GraphQLSchema } from "graphql";

/** Starts the unchanged @apollo/gateway in @apollo/server, with its subgraphs in the same process. Dispose it. */
export async function startApolloGateway(supergraphSdl: string, schemaOf: (name: string) => GraphQLSchema) {
  const quiet = { debug() {}, info() {}, warn() {}, error() {} };
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger: quiet,
    buildService: ({ name }) => new LocalGraphQLDataSource(schemaOf(name)),
  });
  const server = new ApolloServer({ gateway, logger: quiet, introspection: true, stopOnTerminationSignals: false });
  await server.start();
  return {
    async ask(query: string, variables: object = {}) {
      const { body } = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: "POST",
          headers: new HeaderMap([["content-type", "application/json"]]),
          search: "",
          body: { query, variables },
        },
        context: async () => ({}),
      });
      return JSON.parse(body.kind === "complete" ? body.string : "null");
    },
    [Symbol.asyncDispose]: () => server.stop(),
  };
}
