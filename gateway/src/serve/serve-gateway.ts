import { businessClock } from "@aiwork/server/clock/business-clock";
import { countResponses, traceResponses } from "@aiwork/server/http/observe-responses";
import { serveGraphQL } from "@aiwork/server/http/serve-graphql";
import { startApolloServer } from "@aiwork/server/http/start-apollo-server";
import type { Log } from "@aiwork/server/telemetry/log";
import { createTracing } from "@aiwork/server/telemetry/tracing";
import { createDocumentInspector } from "../limits/document-limits";
import { limitRate } from "../limits/limit-rate";
import { requirePageSizes } from "../limits/page-limits";
import { EventLoopDelay, InFlightLimit, shedLoad } from "../limits/shed-load";
import { readOperationManifest, requireRegisteredOperation } from "../operations/registered-operations";
import { createGatewayContext, type GatewayContext } from "../subgraph/gateway-context";
import { createClientAdmission, createSessionDocument } from "./client-identity";
import { createGatewayMetrics } from "./gateway-metrics";
import type { GatewaySettings } from "./gateway-settings";
import { serveSupergraph } from "./serve-supergraph";

const MAX_BODY_BYTES = 256 * 1024;

export interface ServedGateway {
  /** The GraphQL endpoint. */
  readonly url: string;
  /** Checks now for a new supergraph. */
  reload(): Promise<void>;
  /** Waits for requests in flight, then closes everything. */
  close(): Promise<void>;
}

/** Serves a supergraph. The gateway is ready once the supergraph is loaded, even if no subgraph can be reached. */
export async function serveGateway(settings: GatewaySettings, log: Log): Promise<ServedGateway> {
  const isLimited = settings.LIMITS === "on";
  const inFlight = new InFlightLimit(isLimited ? settings.MAX_IN_FLIGHT : Number.POSITIVE_INFINITY);
  const metrics = createGatewayMetrics(() => inFlight.count);
  const admit = createClientAdmission(settings, log);
  const manifest = readOperationManifest(settings.OPERATIONS_PATH);
  const isRegistered = (name: string) => manifest.names.has(name);
  const tracing = await createTracing("gateway", settings.OTEL_EXPORTER_OTLP_ENDPOINT);
  const dependencies = {
    urls: settings.SUBGRAPH_URLS,
    // guard: with-tokens-read-calls-to-subgraphs
    keys: settings.AUTH === "off" ? undefined : (settings.SUBGRAPH_SIGNING_KEYS ?? new Map()),
    log,
    observer: metrics.calls,
    plannedDocuments: manifest.texts,
  };
  const loop = new EventLoopDelay();
  const { served, follower } = await serveSupergraph(settings, dependencies, (outcome) => {
    loop.forgetLongTurn();
    metrics.countReload(outcome);
  });
  const server = await startApolloServer<GatewayContext>(
    { gateway: served, introspection: settings.INTROSPECTION === "1" },
    log,
    undefined,
    [
      ...(settings.OPERATIONS === "registered" ? [requireRegisteredOperation(manifest)] : []),
      ...(isLimited ? [requirePageSizes()] : []),
      countResponses(metrics, isRegistered),
      traceResponses(isRegistered),
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
    contextFor: createGatewayContext,
    // guard: documents-are-inspected-unless-limits-are-off
    inspect: isLimited ? createDocumentInspector(metrics.countInspected) : undefined,
    findDocument: manifest.find,
    documents: { "/session": createSessionDocument(businessClock(settings.AIWORK_TODAY)) },
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
