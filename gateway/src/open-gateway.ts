import { openApolloServer } from "@aiwork/runtime/http/open-apollo-server";
import { serveGraphQL } from "@aiwork/runtime/http/serve-graphql";
import type { Log } from "@aiwork/runtime/log/log";
import { countAnswers } from "@aiwork/runtime/metrics/count-answers";
import { describeAnswers } from "@aiwork/runtime/tracing/describe-answers";
import { openTracing } from "@aiwork/runtime/tracing/open-tracing";
import { admitClients } from "./admit-clients";
import type { GatewaySettings } from "./configuration/gateway-settings";
import { type GatewayContext, gatewayContext } from "./gateway-context";
import { inspectDocuments } from "./limits/inspect-documents";
import { requirePages } from "./limits/require-pages";
import { openGatewayMetrics } from "./metrics/gateway-metrics";
import { readManifest } from "./operations/manifest";
import { requireRegistered } from "./operations/require-registered";
import { InFlight } from "./overload/in-flight";
import { LoopDelay } from "./overload/loop-delay";
import { shedLoad } from "./overload/shed-load";
import { limitRate } from "./rate/limit-rate";
import { describeSession } from "./session";
import { serveSupergraph } from "./supergraph/serve-supergraph";

const MAX_BODY_BYTES = 256 * 1024;

export interface Gateway {
  /** The GraphQL endpoint. */
  readonly url: string;
  /** Checks now for a new supergraph. */
  reload(): Promise<void>;
  /** Waits for requests in flight, then closes everything. */
  close(): Promise<void>;
}

/** Serves a supergraph. The gateway is ready once the supergraph is loaded, even if no subgraph can be reached. */
export async function openGateway(settings: GatewaySettings, log: Log): Promise<Gateway> {
  const isLimited = settings.LIMITS === "on";
  const inFlight = new InFlight(isLimited ? settings.MAX_IN_FLIGHT : Number.POSITIVE_INFINITY);
  const metrics = openGatewayMetrics(() => inFlight.count);
  const admit = admitClients(settings, log);
  const manifest = readManifest(settings.OPERATIONS_PATH);
  const isRegistered = (name: string) => manifest.names.has(name);
  const tracing = await openTracing("gateway", settings.OTEL_EXPORTER_OTLP_ENDPOINT);
  const dependencies = {
    urls: settings.SUBGRAPH_URLS,
    // guard: with-tokens-read-calls-to-subgraphs
    keys: settings.AUTH === "off" ? undefined : (settings.SUBGRAPH_SIGNING_KEYS ?? new Map()),
    log,
    notes: metrics.notes,
    known: manifest.texts,
  };
  const loop = new LoopDelay();
  const { served, follower } = await serveSupergraph(settings, dependencies, (offered) => {
    loop.pardon();
    metrics.countOffered(offered);
  });
  const server = await openApolloServer<GatewayContext>(
    { gateway: served, introspection: settings.INTROSPECTION === "1" },
    log,
    undefined,
    [
      ...(settings.OPERATIONS === "registered" ? [requireRegistered(manifest)] : []),
      ...(isLimited ? [requirePages()] : []),
      countAnswers(metrics, isRegistered),
      describeAnswers(isRegistered),
    ],
  );
  const stop = async () => {
    loop.stop();
    await follower.stop();
    await server.stop();
    await tracing?.close();
  };
  const listening = await serveGraphQL<GatewayContext>({
    server,
    admit: isLimited ? shedLoad(limitRate(admit, settings.RATE_LIMIT), { inFlight, loop }) : admit,
    contextFor: gatewayContext,
    // guard: documents-are-inspected-unless-limits-are-off
    inspect: isLimited ? inspectDocuments(metrics.countInspected) : undefined,
    findDocument: manifest.find,
    documents: { "/session": describeSession },
    metrics,
    tracing,
    isReady: async () => true,
    maxBodyBytes: MAX_BODY_BYTES,
    host: settings.HOST,
    port: settings.PORT,
    log,
  }).catch(async (error) => {
    await stop();
    throw error;
  });
  return {
    url: `${listening.origin}/graphql`,
    reload: follower.look,
    async close() {
      await listening.drain();
      await stop();
    },
  };
}
