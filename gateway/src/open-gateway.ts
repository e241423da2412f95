import { openApolloServer } from "@aiwork/runtime/http/open-apollo-server";
import { serveGraphQL } from "@aiwork/runtime/http/serve-graphql";
import type { Log } from "@aiwork/runtime/log/log";
import { admitClients } from "./admit-clients";
import type { GatewaySettings } from "./configuration/gateway-settings";
import { type GatewayContext, gatewayContext } from "./gateway-context";
import { describeSession } from "./session";
import { loadSupergraph } from "./supergraph/load-supergraph";

const MAX_BODY_BYTES = 256 * 1024;

export interface Gateway {
  /** Where POST is answered. */
  readonly url: string;
  /** Lets what is in flight finish, then closes everything. */
  close(): Promise<void>;
}

/** Serves a supergraph. It is ready once that is loaded, whether or not a subgraph can be reached. */
export async function openGateway(settings: GatewaySettings, log: Log): Promise<Gateway> {
  const admit = admitClients(settings, log);
  const { SUPERGRAPH_PATH, SUBGRAPH_URLS, AUTH, ROAD_KEYS = new Map() } = settings;
  const gateway = await loadSupergraph(SUPERGRAPH_PATH, SUBGRAPH_URLS, AUTH === "off" ? undefined : ROAD_KEYS, log);
  const introspection = settings.INTROSPECTION === "1";
  const server = await openApolloServer<GatewayContext>({ gateway, introspection }, log);
  const listening = await serveGraphQL<GatewayContext>({
    server,
    admit,
    contextFor: gatewayContext,
    documents: { "/session": describeSession },
    isReady: async () => true,
    maxBodyBytes: MAX_BODY_BYTES,
    host: settings.HOST,
    port: settings.PORT,
    log,
  }).catch(async (error) => {
    await server.stop();
    throw error;
  });
  return {
    url: `${listening.origin}/graphql`,
    async close() {
      await listening.drain();
      await server.stop();
    },
  };
}
