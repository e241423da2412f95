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
  /** Where POST is answered. */
  readonly url: string;
  /** Looks at once whether there is another supergraph. */
  reload(): Promise<void>;
  /** Lets what is in flight finish, then closes everything. */
  close(): Promise<void>;
}

/** Serves a supergraph. It is ready once that is loaded, whether or not a subgraph can be reached. */
export async function openGateway(settings: GatewaySettings, log: Log): Promise<Gateway> {
  const isLimited = settings.LIMITS === "on";
  const inFlight = new InFlight(isLimited ? settings.MAX_IN_FLIGHT : Number.POSITIVE_INFINITY);
  const metrics = openGatewayMetrics(() => inFlight.count);
  const known = admitClients(settings, log);
  const manifest = readManifest(settings.OPERATIONS_PATH);
  const isRegistered = (name: string) => manifest.names.has(name);
  const tracing = await openTracing("gateway", settings.OTEL_EXPORTER_OTLP_ENDPOINT);
  const around = {
    urls: settings.SUBGRAPH_URLS,
    keys: settings.AUTH === "off" ? undefined : (settings.SUBGRAPH_SIGNING_KEYS ?? new Map()),
    log,
    notes: metrics.notes,
    known: manifest.texts,
  };
  const loop = new LoopDelay();
  const { served, follower } = await serveSupergraph(settings, around, (offered) => {
    loop.pardon();
    metrics.noteOffered(offered);
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
    admit: isLimited ? shedLoad(limitRate(known, settings.RATE_LIMIT), { inFlight, loop }) : known,
    contextFor: gatewayContext,
    inspect: isLimited ? inspectDocuments(metrics.noteInspected) : undefined,
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
